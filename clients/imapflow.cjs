// imapflow, from npm: what its API has. Arguments: port, TLS port, the folder that imapflow is installed in.
"use strict";
const assert = require("node:assert/strict");
const [port, tlsPort, folder] = process.argv.slice(2);
const { ImapFlow } = require(require.resolve("imapflow", { paths: [folder] }));

function connection(options = {}) {
  const client = new ImapFlow({
    host: "127.0.0.1",
    port: Number(port),
    secure: false,
    doSTARTTLS: false,
    auth: { user: "demo", pass: "demo" },
    tls: { rejectUnauthorized: false },
    logger: false,
    ...options,
  });
  client.on("error", error => {
    throw error;
  });
  return client;
}

// What an event says, within ten seconds.
function event(client, name) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no "${name}" within ten seconds`)), 10_000);
    client.once(name, value => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

async function all(messages) {
  const found = [];
  for await (const message of messages) {
    found.push(message);
  }
  return found;
}

const letter = subject =>
  Buffer.from(`From: ada@example.org\r\nTo: demo@localhost\r\nSubject: ${subject}\r\n\r\nText of ${subject}.\r\n`);

async function logins() {
  for (const options of [{ port: Number(tlsPort), secure: true }, { doSTARTTLS: true }]) {
    const client = connection(options);
    await client.connect();
    assert.equal(client.secureConnection, true);
    await client.logout();
  }
  const wrong = connection({ auth: { user: "demo", pass: "wrong" } });
  await assert.rejects(wrong.connect(), error => error.authenticationFailed === true);
}

async function tree(client) {
  const created = await client.mailboxCreate(["Reisen", "Köln & Bonn"]);
  assert.equal(created.created, true);
  assert.equal(created.path, "Reisen/Köln & Bonn");
  assert.equal((await client.mailboxCreate("Reisen")).created, false);
  await client.mailboxSubscribe("Reisen/Köln & Bonn");
  let list = await client.list({ statusQuery: { messages: true, unseen: true, uidNext: true, highestModseq: true } });
  const inbox = list.find(each => each.path === "INBOX");
  assert.equal(inbox.status.messages, 5);
  assert.equal(inbox.status.unseen, 4);
  assert.equal(list.find(each => each.path === "Reisen/Köln & Bonn").subscribed, true);
  await client.mailboxRename("Reisen", "Fahrten");
  list = await client.list();
  assert.ok(list.some(each => each.path === "Fahrten/Köln & Bonn"));
  await client.mailboxDelete("Fahrten/Köln & Bonn");
  await client.mailboxDelete("Fahrten");
  const tree = await client.listTree();
  assert.deepEqual(tree.folders.map(each => each.path).sort(), ["Drafts", "INBOX", "Sent", "Trash"]);
}

async function demoMail(client) {
  await client.mailboxOpen("INBOX");
  assert.equal(client.mailbox.exists, 5);
  const messages = await all(
    client.fetch("1:*", { uid: true, flags: true, envelope: true, bodyStructure: true, internalDate: true, size: true, headers: ["Subject"] })
  );
  assert.deepEqual(
    messages.map(each => each.envelope.subject),
    ["Welcome to Restante", "Notes, with a table", "This month – engines", "Grüße aus Köln, ungefiltert", "Fwd: On the engine"]
  );
  assert.equal(messages[0].flags.has("\\Seen"), true);
  assert.equal(messages[1].bodyStructure.childNodes.length, 2);
  assert.equal(messages[4].bodyStructure.childNodes[1].type, "message/rfc822");
  assert.equal(messages[4].bodyStructure.childNodes[1].envelope.subject, "On the engine");
  assert.ok(messages.every(each => each.headers.toString().startsWith("Subject: ")));

  // The attachment, decoded; and a message in small pieces.
  const { meta, content } = await client.download("2", "2");
  assert.equal(meta.filename, "bernoulli.csv");
  assert.match(Buffer.concat(await all(content)).toString(), /^n,B_n\n0,1\n/);
  const whole = (await client.fetchOne("2", { source: true })).source;
  const pieces = await client.download("2", undefined, { chunkSize: 64 });
  assert.ok(Buffer.concat(await all(pieces.content)).equals(whole));
  const part = await client.fetchOne("2", { source: { start: 10, maxLength: 20 } });
  assert.ok(part.source.equals(whole.subarray(10, 30)));

  assert.deepEqual(await client.search({ subject: "engine" }), [3, 5]);
  assert.deepEqual(await client.search({ subject: "Grüße" }), [4]);
  assert.deepEqual(await client.search({ or: [{ from: "ada" }, { seen: true }], larger: 10 }), [1, 2]);
  assert.deepEqual(await client.search({ body: "zeppelin" }), []);
}

async function changes(client) {
  const appended = await client.append("INBOX", letter("by imapflow"), ["\\Flagged", "$Label1"], new Date("2003-07-06T12:04:03Z"));
  assert.equal(appended.uid, 6);
  await client.mailboxOpen("INBOX");
  const message = await client.fetchOne("6", { flags: true, internalDate: true, uid: true }, { uid: true });
  assert.deepEqual([...message.flags].sort(), ["$Label1", "\\Flagged"]);
  assert.equal(message.internalDate.getTime(), Date.parse("2003-07-06T12:04:03Z"));
  await client.messageFlagsAdd("6", ["\\Seen"], { uid: true });
  await client.messageFlagsRemove("6", ["\\Flagged"], { uid: true });
  assert.deepEqual([...(await client.fetchOne("6", { flags: true }, { uid: true })).flags].sort(), ["$Label1", "\\Seen"]);
  const copied = await client.messageCopy("1:2", "Sent");
  assert.equal(copied.uidMap.size, 2);
  const moved = await client.messageMove("6", "Trash", { uid: true });
  assert.deepEqual([...moved.uidMap], [[6, 1]]);
  assert.equal(client.mailbox.exists, 5);
  assert.equal(await client.messageDelete("5", { uid: true }), true);
  assert.equal((await client.status("INBOX", { messages: true })).messages, 4);
}

// Two connections: one idles, the other changes things. Then what a client asks for that was away.
async function news(client) {
  const other = connection();
  await other.connect();
  await client.mailboxOpen("INBOX");
  const since = client.mailbox.highestModseq;
  const uidValidity = client.mailbox.uidValidity;
  client.idle().catch(() => {});
  const exists = event(client, "exists");
  await other.append("INBOX", letter("by IDLE"));
  assert.deepEqual(await exists, { path: "INBOX", count: 5, prevCount: 4 });
  const flags = event(client, "flags");
  await other.mailboxOpen("INBOX");
  client.idle().catch(() => {});
  await other.messageFlagsAdd("1", ["\\Flagged"]);
  assert.equal((await flags).flags.has("\\Flagged"), true);
  const expunge = event(client, "expunge");
  client.idle().catch(() => {});
  await other.messageDelete("2");
  assert.equal((await expunge).path, "INBOX");
  await other.logout();

  await client.mailboxClose();
  await client.mailboxOpen("INBOX");
  assert.equal(client.mailbox.uidValidity, uidValidity);
  const changed = await all(client.fetch("1:*", { uid: true, flags: true, envelope: true }, { changedSince: since }));
  assert.deepEqual(changed.map(each => each.envelope.subject), ["Welcome to Restante", "by IDLE"]);
}

async function qresync() {
  const client = connection({ qresync: true });
  await client.connect();
  assert.equal(client.enabled.has("QRESYNC"), true);
  await client.mailboxOpen("Sent");
  const since = client.mailbox.highestModseq;
  const other = connection();
  await other.connect();
  await other.mailboxOpen("Sent");
  await other.messageDelete("1");
  await other.logout();
  const gone = event(client, "expunge");
  await client.noop();
  assert.deepEqual(await gone, { path: "Sent", uid: 1, vanished: true, earlier: false });
  assert.ok(client.mailbox.highestModseq >= since);
  await client.logout();
}

async function main() {
  await logins();
  const client = connection();
  await client.connect();
  await tree(client);
  await demoMail(client);
  await changes(client);
  await news(client);
  await client.logout();
  await qresync();
  console.log("imapflow: logins, tree, fetch, search, changes, IDLE, CONDSTORE, QRESYNC");
}

main().catch(error => {
  console.error("!! imapflow:", error);
  process.exit(1);
});
