package org.restante.sasl.directory;

import java.util.List;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;

/**
 * A directory whose users can be added and removed through Restante. A change is durable when its method returns. All
 * methods throw {@link DirectoryException}.
 */
public interface EditableDirectory extends UserDirectory {
    /** Adds a user; {@link DirectoryException.Code#ALREADY_EXISTS} when the name is taken. */
    void add(UserName user, Password password);

    /** Gives a user a new password; {@link DirectoryException.Code#NO_SUCH_USER} when there is none. */
    void setPassword(UserName user, Password password);

    /** Removes a user; {@link DirectoryException.Code#NO_SUCH_USER} when there is none. */
    void remove(UserName user);

    /** The names of all users, sorted. */
    List<UserName> list();
}
