"""Coming in: opening a room, joining one by code or link, returning to one's seat.

A code that is wrong, full, spent or expired gets the same answer after the same work and time. Wrong ones burn a budget of the address;
past a total, every try costs a delay. Links are never blocked: their secret is long.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
from weakref import WeakKeyDictionary, WeakValueDictionary

import structlog

from viceversa.game.commands import Here, Knock, NewDoor, Sit
from viceversa.game.exercise import Seat
from viceversa.game.refusals import sentence
from viceversa.game.session import Door, Session
from viceversa.live.desk import Desk
from viceversa.live.line import Line
from viceversa.live.node import Node
from viceversa.live.record import TooNew
from viceversa.settings import Settings
from viceversa.store.contract import StoreError
from viceversa.wire.closing import ERASED, TOO_OLD
from viceversa.wire.messages import Join, Open, Refused, Resume, Welcome

from .bucket import Bucket
from .codes import drawn_code, drawn_secret, hashed, read_code

log = structlog.get_logger()

WINDOW = 600_000
SALT_LIVES = 24 * 3_600_000
CODES_TRIED = 16
TOO_MANY_ROOMS = "Many rooms were opened from here just now. Wait ten minutes, or use one that is open."


class Doorway:
    """The ways in. Each answers None when the line has its seat (and has been told so), or why not."""

    def __init__(self, node: Node, settings: Settings) -> None:
        self._node = node
        self._settings = settings
        self._trying: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._buckets: WeakKeyDictionary[Desk, dict[Seat, Bucket]] = WeakKeyDictionary()

    # --- the three doors

    async def open(self, message: Open, line: Line, network: str) -> tuple[Desk | None, Refused | None]:
        """Open a room and take its first seat. `network` is where from, as `network_of` says it."""
        try:
            if await self._node.store.spend(await self._budget("room", network), WINDOW) > self._settings.rooms_per_address:
                return None, Refused(code="too_many_rooms", say=TOO_MANY_ROOMS, wait=WINDOW)
            desk = await self.room()
        except StoreError:
            return None, _later()
        door = desk.session.door
        assert door is not None
        return await self._sit(desk, door.secret, line, message, by_code=False)

    async def join(self, message: Join, line: Line, network: str) -> tuple[Desk | None, Refused | None]:
        """Take a seat by code, or by session and link secret."""
        try:
            if message.code is not None:
                return await self._join_by_code(message, line, network)
            if not message.session or not message.secret:
                return None, _refused("no_way_in")
            desk = await self._node.desk(message.session)
            if desk is None:
                return None, _refused("no_way_in")
            seated, refused = await self._sit(desk, message.secret, line, message, by_code=False)
            if refused is not None and refused.code == "no_way_in":
                desk.submit(Knock())
            return seated, refused
        except StoreError:
            return None, _later()
        except TooNew:
            return None, Refused(code=TOO_OLD.code, say=TOO_OLD.say)

    async def resume(self, message: Resume, line: Line) -> tuple[Desk | None, Refused | None]:
        """Return to one's own seat."""
        try:
            desk = await self._node.desk(message.session)
            if desk is None:
                return None, await self._seatless(message.session)
            token = hashed(message.token)
            if (seat := _seat_of(desk.session, token)) is None:
                desk.hinted(None)  # it may have been taken on another node a moment ago
                read = await desk.submit()
                if read.result == "gone":
                    return None, await self._seatless(message.session)
                if read.result != "accepted":
                    return self._said(desk, read.result, read.code)
                if (seat := _seat_of(desk.session, token)) is None:
                    return None, _refused("no_seat")
            await self._node.returning(desk, seat)
            line.token, line.greeting = token, lambda taken: self._welcome(desk.session, taken, None)
            verdict = await desk.submit(Here(seat, self._node.id, token, _rtt(line)), line=line)
            if verdict.result == "gone":
                return None, await self._seatless(message.session)
        except StoreError:
            return None, _later()
        except TooNew:
            return None, Refused(code=TOO_OLD.code, say=TOO_OLD.say)
        return self._said(desk, verdict.result, verdict.code)

    async def _seatless(self, session: str) -> Refused:
        """Why nobody has a seat in a session that is not here: who erased it may not have heard that it is done, and a partner who was
        away not that it was. Raises StoreError."""
        erased = await self._node.store.erased(session)
        return Refused(code=ERASED.code, say=ERASED.say) if erased else _refused("no_seat")

    def bucket(self, desk: Desk, seat: Seat, fresh: Bucket) -> Bucket:
        """The bucket of a seat, whichever connection it is on, so that a new one is no new allowance; this one where it has none yet."""
        return self._buckets.setdefault(desk, {}).setdefault(seat, fresh)

    # --- rooms and doors

    async def room(self) -> Desk:
        """A new room with an open door and nobody in it. Raises StoreError."""
        await self._node.vouch()
        now = self._node.clock.now()
        session = secrets.token_urlsafe(12)
        door = await self.new_door(session)
        return await self._node.create(
            Session(
                id=session,
                seed=secrets.token_bytes(16),
                library=self._node.bundles.own.fingerprint,
                due=None,  # nothing happens by itself in an empty room
                now=now,
                door=Door(door.code, door.secret, door.expires),
            )
        )

    async def new_door(self, session: str) -> NewDoor:
        """A fresh code that leads to the session from now on, and a fresh secret. Raises StoreError."""
        ttl = int(self._settings.code_minutes * 60_000)
        for _ in range(CODES_TRIED):
            code = drawn_code()
            if await self._node.store.claim_code(code, session, ttl):
                return NewDoor(code, drawn_secret(), self._node.clock.now() + ttl)
        raise StoreError("No free code was found.")

    # --- by code

    async def _join_by_code(self, message: Join, line: Line, network: str) -> tuple[Desk | None, Refused | None]:
        """One try: the same work and at least the same time, whatever is wrong with the code."""
        started = asyncio.get_running_loop().time()
        mine = await self._budget("code", network)
        if await self._node.store.spend("codes", WINDOW, 0) >= self._settings.wrong_codes_in_all:
            # before the work: a right code would be known by its quick answer otherwise, and the delay cost nobody anything
            await asyncio.sleep(self._settings.delayed_try_seconds)
            started += self._settings.delayed_try_seconds
        # one after the other: a try costs until it proves right, and many right ones at once must not look like many wrong ones
        async with self._trying.setdefault(mine, asyncio.Lock()):
            if await self._node.store.spend(mine, WINDOW) > self._settings.wrong_codes_per_address:
                return None, Refused(
                    code="too_many_tries", say="Too many tries for now. Use the link, or wait ten minutes.", wait=WINDOW
                )
            seated, refused = await self._try(message, line)
            if refused is None or refused.code != "no_way_in":
                await self._node.store.spend(mine, WINDOW, -1)
                return seated, refused
        await self._node.store.spend("codes", WINDOW)
        await asyncio.sleep(max(0.0, started + self._settings.try_seconds - asyncio.get_running_loop().time()))
        return None, refused

    async def _try(self, message: Join, line: Line) -> tuple[Desk | None, Refused | None]:
        code = read_code(message.code or "")
        found = await self._node.store.find_code(code or "-")
        desk = await self._node.desk(found or "-")
        secret = _secret(desk.session, code, message) if desk is not None else None
        if desk is not None and secret is not None:
            seated, refused = await self._sit(desk, secret, line, message, by_code=True)
        else:
            seated, refused = None, _refused("no_way_in")
        if desk is not None and refused is not None and refused.code == "no_way_in":
            desk.submit(Knock())
        return seated, refused

    async def _budget(self, of: str, network: str) -> str:
        """The name of an address's budget: a hash with a salt that all nodes share and that goes within a day."""
        salt = await self._node.store.shared_secret("budget", SALT_LIVES)
        return f"{of}:" + hmac.new(salt, network.encode(), hashlib.sha256).hexdigest()[:24]

    # --- taking the seat

    async def _sit(
        self, desk: Desk, secret: str, line: Line, message: Open | Join, *, by_code: bool
    ) -> tuple[Desk | None, Refused | None]:
        token = (message.token if isinstance(message, Join) else None) or drawn_secret()
        offered = desk.library.languages
        spoken = message.language if message.language in offered else offered[0]
        line.token = hashed(token)
        line.greeting = lambda seat: self._welcome(desk.session, seat, token)
        sit = Sit(secret, line.token, self._node.id, message.name, spoken, by_code, _rtt(line))
        verdict = await desk.submit(sit, line=line)
        if verdict.result == "gone":
            return None, _refused("no_way_in")
        return self._said(desk, verdict.result, verdict.code)

    def _said(self, desk: Desk, result: str, code: str | None) -> tuple[Desk | None, Refused | None]:
        match result:
            case "accepted":
                return desk, None
            case "refused":
                return None, _refused(code or "no_way_in")
            case _ if desk.outdated:
                return None, Refused(code=TOO_OLD.code, say=TOO_OLD.say)
            case _:
                return None, _later()

    def _welcome(self, session: Session, seat: Seat, token: str | None) -> Welcome:
        state = session.seats[seat]
        return Welcome(
            session=session.id,
            seat=seat,
            token=token,
            bundle=session.library,
            language=state.language,
            languages=list(self._node.bundles.languages(session.library)),
            also=list(self._settings.also),
            now=self._node.clock.now(),
        )


def _seat_of(session: Session, token: bytes) -> Seat | None:
    """The seat that a token opens."""
    return next((seat for seat, state in session.seats.items() if token in state.tokens), None)


def _secret(session: Session, code: str | None, message: Join) -> str | None:
    """The secret of the door that a code leads to; any will do for a join that is sent again and has its seat already."""
    if message.token is not None and any(hashed(message.token) in state.tokens for state in session.seats.values()):
        return ""
    doors = (door for door in (session.door, session.host_door) if door is not None)
    return next((door.secret for door in doors if door.code == code), None)


def _rtt(line: Line) -> int:
    return 500 if line.rtt is None else line.rtt


def _refused(code: str) -> Refused:
    return Refused(code=code, say=sentence(code))


def _later() -> Refused:
    return Refused(code="later", say="The server can't save just now. Your place is kept. Try again in a moment.", wait=1_000)
