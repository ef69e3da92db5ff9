"""The way from the proxy to the server is encrypted, and each knows the other."""

import shutil
import socket
import ssl
from pathlib import Path

import pytest

from config.environment import BASE_DIR, BadSetting
from config.inner_tls import tls_options
from dev.certificates import certify
from tests.libs.webserver.echoing import served


def asked(address: tuple[str, int], context: ssl.SSLContext, name: str) -> bytes:
    """What the server answers; nothing where it hangs up."""
    with (
        socket.create_connection(address, timeout=10) as line,
        context.wrap_socket(line, server_hostname=name) as safe,
    ):
        safe.sendall(b"GET /seen HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        return safe.recv(65536)


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not on the path")
def test_only_a_proxy_that_is_known_is_answered_and_it_knows_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, signer in (("ours", ""), ("server", "ours"), ("proxy", "ours"), ("stranger", "")):
        certify(tmp_path, name, signer)
    monkeypatch.setenv("TLS_CERTIFICATE", str(tmp_path / "server.pem"))
    monkeypatch.setenv("TLS_KEY", str(tmp_path / "server.key"))
    monkeypatch.setenv("TLS_CLIENTS", str(tmp_path / "ours.pem"))

    def knowing(*shown: str) -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=str(tmp_path / "ours.pem"))
        for name in shown:
            context.load_cert_chain(tmp_path / f"{name}.pem", tmp_path / f"{name}.key")
        return context

    with served(tls_options()) as address:
        assert b"</seen >" in asked(address, knowing("proxy"), "server")
        for refused in (knowing(), knowing("stranger")):
            with pytest.raises((ssl.SSLError, ConnectionError)):
                assert asked(address, refused, "server") == b"hung up"
        with pytest.raises(ssl.SSLCertVerificationError):  # another server that we signed
            asked(address, knowing("proxy"), "elsewhere")
        with socket.create_connection(address, timeout=10) as line:
            line.sendall(b"GET /seen HTTP/1.1\r\nHost: a\r\n\r\n")
            assert b"seen" not in line.recv(65536)


def test_a_certificate_without_its_key_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tls_options() == []
    monkeypatch.setenv("TLS_CLIENTS", str(tmp_path / "none.pem"))
    with pytest.raises(BadSetting, match="There is no such file"):
        tls_options()
    (tmp_path / "none.pem").touch()
    with pytest.raises(BadSetting, match="belong together"):
        tls_options()


def test_the_recipe_for_several_machines_encrypts_and_checks_every_way() -> None:
    recipe = (BASE_DIR / "docs" / "deploying.md").read_text()
    for line in (
        "proxy_pass https://tracker;",
        "proxy_ssl_verify on;",
        "proxy_ssl_trusted_certificate /etc/tracker/ours.pem;",
        "proxy_ssl_certificate /etc/tracker/proxy.pem;",
        "TLS_CLIENTS=/etc/tracker/ours.pem",
        "sslmode=verify-full",
    ):
        assert line in recipe
    assert "proxy_pass http://" not in recipe
