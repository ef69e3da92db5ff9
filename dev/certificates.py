"""Certificates for trying things out, made on the spot by openssl and good for two days."""

import subprocess
from pathlib import Path

KEY = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"


def certify(folder: Path, name: str, signer: str = "", *, serves: str = "") -> None:
    """Makes name.pem and name.key, signed by another or by itself.

    `serves` says what the certificate is for besides its name, as openssl writes it: "DNS:a,IP:b".
    """
    signed = [
        *("-CA", f"{signer}.pem", "-CAkey", f"{signer}.key"),
        *("-addext", "basicConstraints=critical,CA:FALSE"),
    ]
    names = f"DNS:{name}" + (f",{serves}" if serves else "")
    words = ["openssl", "req", "-x509", *KEY.split(), "-subj", f"/CN={name}"]
    words += ["-addext", f"subjectAltName={names}", "-keyout", f"{name}.key"]
    words += [*(signed if signer else ()), "-out", f"{name}.pem"]
    subprocess.run(words, cwd=folder, check=True, capture_output=True)
