"""What the scripts here have in common: trust in any certificate, and what a command of imaplib must have answered."""

import imaplib
import ssl


def trusting():
    """A TLS context for a server whose certificate is of its own making."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def ok(answer):
    kind, data = answer
    assert kind == "OK", answer
    return data


def refused(call, *arguments):
    """NO, or BAD, which imaplib turns into an error; returns what was said."""
    try:
        kind, data = call(*arguments)
    except imaplib.IMAP4.error as e:
        return str(e)
    assert kind == "NO", (kind, data)
    return str(data)
