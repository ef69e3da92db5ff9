"""How the server speaks with the proxy in front of it: in the clear, or over TLS of its own.

In the clear it should listen on its own machine alone. Over TLS it shows a certificate, and with
TLS_CLIENTS it answers only those who show one too: the proxy, and nobody else in the network.
"""

from pathlib import Path

from config.environment import BadSetting, env


def tls_options() -> list[str]:
    """What granian is told of it; nothing where the environment names no certificate."""
    certificate = _file("TLS_CERTIFICATE", env.str("TLS_CERTIFICATE", ""))
    key = _file("TLS_KEY", env.str("TLS_KEY", ""))
    clients = _file("TLS_CLIENTS", env.str("TLS_CLIENTS", ""))
    if not (certificate or key or clients):
        return []
    if not (certificate and key):
        raise BadSetting(
            "TLS_CERTIFICATE and TLS_KEY belong together: name a file in PEM form in each."
        )
    options = ["--ssl-certificate", certificate, "--ssl-keyfile", key]
    if clients:
        options += ["--ssl-ca", clients, "--ssl-client-verify"]
    return options


def _file(name: str, path: str) -> str:
    if path and not Path(path).is_file():
        raise BadSetting(f"{name} is {path!r}. There is no such file that the site may read.")
    return path
