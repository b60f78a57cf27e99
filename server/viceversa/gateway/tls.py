"""A certificate and its key, as files, for a server that speaks TLS itself. It must never ask anybody for a passphrase, nor fail later
than at the start."""

from __future__ import annotations

import ssl
from pathlib import Path

BAD_MATCH = "KEY_VALUES_MISMATCH"


class BadCertificate(ValueError):
    """The files cannot be served with; says which, and what to do, for the person who named them."""


def secured(cert: Path | None, key: Path | None) -> ssl.SSLContext | None:
    """What a listening socket needs to speak TLS 1.2 or later; None where no files are named. Raises BadCertificate."""
    if cert is None and key is None:
        return None
    if cert is None or key is None:
        given, missing = ("--tls-cert", "--tls-key") if key is None else ("--tls-key", "--tls-cert")
        raise BadCertificate(f"{given} is set and {missing} is not: TLS needs both, the certificate and its key.")
    for flag, file in (("--tls-cert", cert), ("--tls-key", key)):
        try:
            file.read_bytes()
        except OSError as error:
            raise BadCertificate(f"{flag} is {file}, which can't be read: {error.strerror}.") from None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    try:
        context.load_cert_chain(cert, key, password=_nobody_to_ask)
    except _Locked:
        raise BadCertificate(f"The key in {key} has a passphrase. Give one without: openssl pkey -in KEY -out NEW_KEY") from None
    except ssl.SSLError as error:
        if error.reason == BAD_MATCH:
            raise BadCertificate(f"The key in {key} does not belong to the certificate in {cert}.") from None
        raise BadCertificate(f"{cert} and {key} are no certificate and key as PEM, the certificate's chain in one file.") from None
    return context


class _Locked(Exception):
    """The key has a passphrase."""


def _nobody_to_ask() -> str:
    raise _Locked
