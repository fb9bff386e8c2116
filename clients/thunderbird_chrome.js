// What thunderbird.py needs of Thunderbird, in the words of its own interfaces. Runs once, with all rights; what it leaves in
// globalThis.mail is then called step by step.
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { MailUtils } = ChromeUtils.importESModule("resource:///modules/MailUtils.sys.mjs");

// Listeners: who calls waits for what should come of it, not for these, which Thunderbird may forget; but what they say of
// failures is kept in mail.failures.
function done(code) {
  if (!Components.isSuccessCode(code)) {
    mail.failures.push("0x" + (code >>> 0).toString(16));
  }
}
const updated = { QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]), OnStartRunningUrl() {}, OnStopRunningUrl: (url, code) => done(code) };
const copied = {
  QueryInterface: ChromeUtils.generateQI(["nsIMsgCopyServiceListener"]),
  onStartCopy() {},
  onProgress() {},
  setMessageKey() {},
  getMessageId: () => null,
  onStopCopy: done,
};

const window3pane = () => Services.wm.getMostRecentWindow("mail:3pane");
function folder(path) {
  return path.split("/").reduce((parent, name) => parent.getChildNamed(name), mail.server.rootFolder);
}
function headers(path) {
  return [...folder(path).messages];
}
function header(path, subject) {
  const found = headers(path).find(each => each.mime2DecodedSubject == subject);
  if (!found) {
    throw new Error(`no "${subject}" in ${path}: ` + headers(path).map(each => each.mime2DecodedSubject));
  }
  return found;
}

globalThis.mail = {
  failures: [],

  // An account, as the dialogue for accounts makes it, but without guessing.
  async account(host, port, tls, user, password) {
    const server = MailServices.accounts.createIncomingServer(user, host, "imap");
    server.port = port;
    server.socketType = tls ? Ci.nsMsgSocketType.SSL : Ci.nsMsgSocketType.plain;
    server.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
    // New mail has to come by IDLE and not because it is looked for now and then.
    server.doBiff = false;
    server.loginAtStartUp = false;
    const info = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
    info.init(`imap://${host}`, null, `imap://${host}`, user, password, "", "");
    await Services.logins.addLoginAsync(info);
    // After that: the server forgets its password whenever the store of passwords changes.
    server.password = password;
    const identity = MailServices.accounts.createIdentity();
    identity.email = "demo@localhost";
    identity.fullName = "Demo";
    const account = MailServices.accounts.createAccount();
    account.addIdentity(identity);
    account.incomingServer = server;
    MailServices.accounts.defaultAccount = account;
    mail.server = server.QueryInterface(Ci.nsIImapIncomingServer);
    return server.key;
  },

  // Looks for folders; they appear a moment after this returns.
  discover() {
    mail.server.performExpand(window3pane().msgWindow);
  },

  folders() {
    return mail.server.rootFolder.descendants.map(each => each.URI.replace(/^imap:\/\/[^/]*\//, ""));
  },

  flags(path) {
    return folder(path).flags;
  },

  // SELECT, and headers of what is new.
  update(path) {
    folder(path).QueryInterface(Ci.nsIMsgImapMailFolder).updateFolderWithListener(null, updated);
  },

  subjects(path) {
    return headers(path).map(each => each.mime2DecodedSubject);
  },

  unread(path) {
    return headers(path)
      .filter(each => !each.isRead)
      .map(each => each.mime2DecodedSubject);
  },

  markRead(path, subject, read) {
    folder(path).markMessagesRead([header(path, subject)], read);
  },

  markFlagged(path, subject, flagged) {
    folder(path).markMessagesFlagged([header(path, subject)], flagged);
  },

  addKeyword(path, subject, keyword) {
    folder(path).addKeywordsToMessages([header(path, subject)], keyword);
  },

  create(parent, name) {
    (parent ? folder(parent) : mail.server.rootFolder).createSubfolder(name, null);
  },

  rename(path, name) {
    folder(path).rename(name, null);
  },

  move(from, subject, to) {
    MailServices.copy.copyMessages(folder(from), [header(from, subject)], folder(to), true, copied, null, false);
  },

  // As the key Delete does: into the trash.
  trash(path, subject) {
    folder(path).deleteMessages([header(path, subject)], window3pane().msgWindow, false, false, copied, false);
  },

  // APPEND of a file.
  append(file, path) {
    const source = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
    source.initWithPath(file);
    MailServices.copy.copyFileMessage(source, folder(path), null, false, Ci.nsMsgMessageFlags.Read, "", copied, null);
  },

  // The source of a message.
  source(path, subject) {
    const uri = folder(path).getUriForMsg(header(path, subject));
    return new Promise((resolve, reject) => {
      const chunks = [];
      MailServices.messageServiceFromURI(uri).streamMessage(
        uri,
        {
          QueryInterface: ChromeUtils.generateQI(["nsIStreamListener", "nsIRequestObserver"]),
          onStartRequest() {},
          onDataAvailable(request, stream, offset, count) {
            const binary = Cc["@mozilla.org/binaryinputstream;1"].createInstance(Ci.nsIBinaryInputStream);
            binary.setInputStream(stream);
            chunks.push(binary.readBytes(count));
          },
          onStopRequest: (request, code) =>
            Components.isSuccessCode(code) ? resolve(chunks.join("")) : reject(new Error("0x" + (code >>> 0).toString(16))),
        },
        null,
        null,
        false,
        ""
      );
    });
  },

  // What the server finds. attribute: Body, Subject, Sender.
  async search(path, attribute, text) {
    const session = Cc["@mozilla.org/messenger/searchSession;1"].createInstance(Ci.nsIMsgSearchSession);
    session.addScopeTerm(Ci.nsMsgSearchScope.onlineMail, folder(path));
    const term = session.createTerm();
    const value = term.value;
    term.attrib = value.attrib = Ci.nsMsgSearchAttrib[attribute];
    value.str = text;
    term.value = value;
    term.op = Ci.nsMsgSearchOp.Contains;
    term.booleanAnd = true;
    session.appendTerm(term);
    const hits = [];
    await new Promise(resolve => {
      session.registerListener({
        QueryInterface: ChromeUtils.generateQI(["nsIMsgSearchNotify"]),
        onSearchHit: found => hits.push(found.mime2DecodedSubject),
        onSearchDone: resolve,
        onNewSearch() {},
      });
      session.search(window3pane().msgWindow);
    });
    return hits;
  },

  utf8Accept() {
    return mail.server.utf8AcceptEnabled;
  },
};
