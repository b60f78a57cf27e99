"""docker-compose.yml and the Caddyfile: they are of their kinds, name only what is there, and keep the doors shut that shall be shut."""

from __future__ import annotations

import ipaddress
import json
import re
import shutil
import subprocess
from importlib.resources import files
from typing import Any

import pytest
from jsonschema.validators import validator_for
from ruamel.yaml import YAML

from project.reading import ROOT
from viceversa.settings import Settings

CADDYFILE = ROOT / "Caddyfile"
OPTION = re.compile(r"\$\{(\w+):-([^}]*)\}")


def compose() -> Any:
    """The compose file, its anchors in place."""
    return YAML(typ="safe").load(ROOT / "docker-compose.yml")


def services() -> dict[str, Any]:
    """Its services."""
    found: dict[str, Any] = compose()["services"]
    return found


def servers() -> dict[str, Any]:
    """The services that run our server."""
    return {name: service for name, service in services().items() if "build" in service}


def filled(value: str, **given: str) -> str:
    """A value with its variables put in: those given, else their defaults."""
    return OPTION.sub(lambda match: given.get(match[1], match[2]), value)


def settings(service: dict[str, Any], **given: str) -> Settings:
    """What a server of that service is set to."""
    return Settings.model_validate(
        {name.removeprefix("VICEVERSA_").lower(): filled(value, **given) for name, value in service["environment"].items()}
    )


def upstreams() -> list[str]:
    """Where the proxy passes requests on to."""
    line = re.search(r"^\s*reverse_proxy (.+) \{$", CADDYFILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert line is not None
    return line[1].split()


# --- what kind of file it is


def test_it_follows_the_specification() -> None:
    """The file is valid by the JSON Schema of the Compose Specification."""
    place = files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    schema = json.loads(place.read_text(encoding="utf-8"))
    checked = validator_for(schema)(schema)
    assert [f"{list(error.path)}: {error.message}" for error in checked.iter_errors(compose())] == []
    assert list(checked.iter_errors({"services": {"server": {"imagine": "x"}}})), "the schema sees mistakes"


def test_it_names_only_networks_and_volumes_that_it_has() -> None:
    """Each network, volume and service that a service names is defined, each that is defined is used, and each file is there."""
    networks, volumes = set(), set()
    for service in services().values():
        networks |= set(service["networks"])
        assert set(service.get("depends_on", ())) <= set(services())
        for source, _, _ in (volume.partition(":") for volume in service.get("volumes", ())):
            if source.startswith("."):
                assert (ROOT / source).is_file(), source
            else:
                volumes.add(source)
    assert networks == set(compose()["networks"])
    assert volumes == set(compose()["volumes"])
    assert not {"secrets", "configs"} & set(compose())


def test_images_are_pinned() -> None:
    """What comes from elsewhere comes in one minor version, whose patches are security fixes; what we build is named as ours."""
    for name, service in services().items():
        if name in servers():
            assert service["image"] == "viceversa:local"
        else:
            assert re.fullmatch(r"[a-z/]+:\d+\.\d+(\.\d+)?-alpine", service["image"]), name


def test_every_variable_has_a_default() -> None:
    """It starts as it is; what may be set is spelled so that the page for hosts can name it."""
    text = re.sub(r"#.*", "", (ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    assert "$" not in OPTION.sub("", text)
    hosting = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    named = {match[1] for match in OPTION.finditer(text)}
    assert {"SITE_NAME", "PUBLISH"} <= named
    assert [name for name in named if name not in hosting] == []


# --- what the servers are told


def test_servers_are_set_to_what_exists() -> None:
    """There are two, alike, and each variable is a setting with a value that it takes."""
    one, other = servers().values()
    assert one == other
    assert {name.removeprefix("VICEVERSA_").lower() for name in one["environment"]} <= set(Settings.model_fields)
    assert all(isinstance(value, str) for value in one["environment"].values())
    assert settings(one).store == "redis://store:6379/0"


def test_one_name_is_enough_for_the_internet() -> None:
    """Links, the names that the servers go by and the certificate follow SITE_NAME."""
    for service in servers().values():
        told = settings(service, SITE_NAME="play.example.org")
        assert told.public_url == "https://play.example.org"
        assert "play.example.org" in told.allowed_hosts
    assert services()["proxy"]["environment"]["SITE_NAME"] == "${SITE_NAME:-localhost}"
    assert re.search(r"^\{\$SITE_NAME:localhost\} \{$", CADDYFILE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_servers_know_their_proxy() -> None:
    """Its address is fixed, lies in its network and outside of what others are given there; it alone is believed."""
    address = services()["proxy"]["networks"]["between"]["ipv4_address"]
    (pool,) = compose()["networks"]["between"]["ipam"]["config"]
    assert ipaddress.IPv4Address(address) in ipaddress.IPv4Network(pool["subnet"])
    assert ipaddress.IPv4Address(address) not in ipaddress.IPv4Network(pool["ip_range"])
    assert ipaddress.IPv4Network(pool["ip_range"]).subnet_of(ipaddress.IPv4Network(pool["subnet"]))
    assert all(settings(service).trusted_proxies == (address,) for service in servers().values())


# --- which doors are open


def test_only_the_proxy_can_be_reached() -> None:
    """It alone publishes ports, to this machine unless set otherwise; servers and store are in networks without a way out."""
    for name, service in services().items():
        if name != "proxy":
            assert "ports" not in service
            assert all(compose()["networks"][network]["internal"] for network in service["networks"])
    assert [filled(port) for port in services()["proxy"]["ports"]] == ["127.0.0.1:80:80", "127.0.0.1:443:443"]
    assert not set(services()["proxy"]["networks"]) & set(services()["store"]["networks"])


def test_each_service_may_do_no_more_than_it_must() -> None:
    """No way to write outside of its volumes, no capabilities but the proxy's one, no new privileges, not beside the machine itself."""
    for name, service in services().items():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "proxy" else [])
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert not {"privileged", "pid", "ipc", "network_mode", "devices"} & set(service)


def test_the_store_forgets_nothing() -> None:
    """It writes before it answers and throws nothing out, and what it writes is on a volume."""
    command = services()["store"]["command"]
    assert command[command.index("--maxmemory-policy") + 1] == "noeviction"
    assert command[command.index("--appendonly") + 1] == "yes"
    assert command[command.index("--appendfsync") + 1] == "always"
    assert services()["store"]["volumes"] == ["sessions:/data"]


# --- the proxy


def test_the_proxy_passes_on_to_the_servers_that_there_are() -> None:
    """To each of the two, by a name that they go by, so that it may ask them how they are; and to nobody else."""
    assert sorted(upstreams()) == sorted(f"{name}:8000" for name in servers())
    for service in servers().values():
        assert {place.partition(":")[0] for place in upstreams()} <= set(settings(service).allowed_hosts)
    assert re.search(r"^\s*health_uri /readyz$", CADDYFILE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_proxy_keeps_figures_in_and_addresses_out() -> None:
    """Nobody outside finds /metrics, and no line of a log has the address of somebody who plays."""
    text = CADDYFILE.read_text(encoding="utf-8")
    (matcher,) = re.findall(r"^\s*(@\w+) path /metrics$", text, re.MULTILINE)
    assert re.search(rf"^\s*respond {matcher} 404$", text, re.MULTILINE)
    assert re.search(r"^\s*exclude http\.log\.error$", text, re.MULTILINE)
    assert len(re.findall(r"^\s*log\b", text, re.MULTILINE)) == 1, "an access log would be a second one"


@pytest.mark.skipif(shutil.which("caddy") is None, reason="no caddy here")
def test_the_proxy_understands_its_file() -> None:
    """Caddy itself finds nothing wrong with it."""
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", str(CADDYFILE)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr[-2000:]
