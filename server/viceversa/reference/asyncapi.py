"""docs/asyncapi.yaml: the same schemas as an AsyncAPI 3.0 document, for tools that make clients or check frames."""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.representer import SafeRepresenter

from viceversa import __version__
from viceversa.gateway.server import PATH
from viceversa.wire.codec import JSON, MSGPACK

from .schemas import FROM_DEVICE, TO_DEVICE, Schema, components, kind_of

CHANNEL = "session"
BOOLEANS_ONCE = frozenset(("y", "yes", "n", "no", "on", "off"))
"""Words that readers of YAML 1.1 take for true or false, unless they are quoted."""


def document() -> dict[str, Any]:
    """The document as plain values. Raises Undocumented."""
    schemas = components()
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Vice Versa",
            "version": __version__,
            "description": "The messages between a device and the server. protocol.md tells how they are used.",
        },
        "defaultContentType": "application/msgpack",
        "servers": {
            "home": {
                "host": "localhost:8000",
                "protocol": "ws",
                "description": "A server at home; one with a certificate speaks wss.",
            }
        },
        "channels": {
            CHANNEL: {
                "address": PATH,
                "description": "One connection is one seat of one session.",
                "messages": {
                    kind_of(model): {"$ref": f"#/components/messages/{kind_of(model)}"} for model in (*FROM_DEVICE, *TO_DEVICE)
                },
                "bindings": {
                    "ws": {
                        "method": "GET",
                        "headers": {
                            "type": "object",
                            "properties": {
                                "Sec-WebSocket-Protocol": {"type": "string", "enum": [MSGPACK, JSON], "default": MSGPACK}
                            },
                        },
                        "bindingVersion": "0.1.0",
                    }
                },
            }
        },
        "operations": {
            "hear": _operation("receive", "What a device says to the server.", FROM_DEVICE),
            "tell": _operation("send", "What the server says to a device.", TO_DEVICE),
        },
        "components": {
            "messages": {kind_of(model): _message(kind_of(model), model.__name__, schemas) for model in (*FROM_DEVICE, *TO_DEVICE)},
            "schemas": schemas,
        },
    }


def text() -> str:
    """The document as YAML. Raises Undocumented."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.width = 120
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # the library's annotation has only its default
    yaml.representer.ignore_aliases = lambda _: True
    yaml.representer.add_representer(str, _quoted)
    out = io.StringIO()
    yaml.dump(document(), out)
    return out.getvalue()


def _quoted(representer: SafeRepresenter, text: str) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:str", text, style="'" if text.lower() in BOOLEANS_ONCE else None)


def _operation(action: str, summary: str, models: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": f"#/channels/{CHANNEL}"},
        "summary": summary,
        "messages": [{"$ref": f"#/channels/{CHANNEL}/messages/{kind_of(model)}"} for model in models],
    }


def _message(kind: str, name: str, schemas: dict[str, Schema]) -> dict[str, Any]:
    return {
        "name": kind,
        "title": name,
        "summary": schemas[name]["description"],
        "payload": {"$ref": f"#/components/schemas/{name}"},
    }
