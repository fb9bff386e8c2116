"""Says commands to a server as user demo and prints what it answers, for the scripts here that look from the other side.

    python3 ask.py PORT "SELECT INBOX" "FETCH 1:* (FLAGS)"      ends with 1 if the server says NO or BAD
    python3 ask.py PORT --append MAILBOX [FLAGS] <message       line ends are mended
"""

import re
import sys

import imap

client = imap.Client(int(sys.argv[1]))
client.login("demo", "demo")
try:
    if sys.argv[2] == "--append":
        message = re.sub(rb"\r?\n", b"\r\n", sys.stdin.buffer.read())
        client.append(sys.argv[3].encode(), message, "".join(sys.argv[4:]).encode())
    else:
        for command in sys.argv[2:]:
            untagged, text = client.command(command.encode())
            for response in untagged:
                print(b"".join(response.parts).decode("utf-8", "replace"))
            print(text.decode("utf-8", "replace"))
except imap.No as e:
    sys.exit("!! %s: %s" % (sys.argv[2:], e))
client.close()
