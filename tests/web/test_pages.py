"""The pages beside the game: their addresses, going back, and that no room is lost by them; and where a browser's way back leads in a room."""

from __future__ import annotations

from playwright.sync_api import expect

from web.phone import Phone, Phones
from web.ways import checked, invited, playing, seated


def opens(phone: Phone, page: str) -> None:
    """Through the menu."""
    phone.taps("Menu")
    phone.taps(page)
    phone.sees(page)


def test_a_page_has_an_address_and_goes_as_it_came(phones: Phones) -> None:
    """A reload finds it again, going back leaves it, and so does its own button, also where it was the first that was opened."""
    phone = phones.one()
    phone.goes_to()
    opens(phone, "What is this?")
    assert phone.page.url.endswith("/about")
    phone.page.reload()
    phone.sees("What is this?")
    phone.page.go_back()
    phone.sees("See it from the other side.")
    phone.goes_to("/settings")
    phone.taps("Back")
    phone.sees("See it from the other side.")
    assert phone.page.url == f"{phone.url}/"


def test_the_theme_and_the_language_are_kept(phones: Phones) -> None:
    """Also after a reload, and from the first paint on."""
    phone = phones.one()
    phone.goes_to("/settings")
    phone.picks("Dark")
    phone.picks("Español")
    phone.sees("Ajustes")
    phone.page.reload()
    phone.sees("Ajustes")
    assert phone.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(27, 24, 22)"
    expect(phone.page.get_by_role("radio", name="Oscuro")).to_be_checked()
    phone.page.route("**/assets/*.js", lambda route: route.abort())
    phone.page.reload()  # before any script of the page's own has run
    phone.faults.clear()
    assert phone.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(27, 24, 22)"


def test_another_language_in_a_room_is_that_of_the_cards_too(phones: Phones) -> None:
    """On this phone alone, at once and after a reload."""
    first, second = playing(phones)
    title = first.text("h1")
    opens(first, "Settings")
    first.picks("Español")
    first.taps("Volver a la sala")
    expect(first.page.locator("section.card:visible")).to_have_attribute("lang", "es")
    spanish = first.text("h1:visible")
    assert spanish != title
    first.page.reload()
    first.sees(spanish)
    assert second.text("h1") == title


def test_reading_in_a_room_loses_nothing(phones: Phones) -> None:
    """What was picked is still picked, the phone is still here for the partner, and the focus is on the title again."""
    first, second = seated(phones)
    first.picks("Tender")
    opens(first, "Safety")
    first.taps("Support for you alone")
    first.sees("Support")
    assert "asleep" not in second.text("main")
    first.taps("Back to the room")
    first.sees("How deep may it go today?")
    expect(first.page.get_by_role("radio", name="Tender")).to_be_checked()
    expect(first.page.get_by_role("heading", level=1)).to_be_focused()


def test_a_crisis_answer_opens_support_on_that_phone_alone(phones: Phones) -> None:
    """The other sees nothing of it; behind the page the room is where it was, and the check is not shown again by going back."""
    first, second = seated(phones)
    checked(second)
    first.picks("Everyday")
    first.taps("Set mine")
    first.picks("Yes", of="Are you 18 or older?")
    first.picks("Yes", of="Would it be all right for you to say no, skip or stop today?")
    first.picks("No", of="Are you worried how your partner may react to what you say here?")
    first.picks("In crisis", of="How are you right now?")
    first.taps("Done")
    first.sees("Support")
    second.sees("This session is paused.")
    first.page.go_back()
    first.sees("This session is paused.")
    first.page.go_back()
    first.sees("This session is paused.")


def test_going_back_never_leaves_a_room(phones: Phones) -> None:
    """It closes the menu, stays in the lobby, and asks about stopping in a phase; once more, and the phase is there again."""
    first, second = playing(phones)
    title = first.text("h1")
    first.taps("Menu")
    first.page.go_back()
    expect(first.page.get_by_role("dialog")).to_have_count(0)
    first.sees(title)
    first.page.go_back()
    expect(first.page.get_by_role("heading", name="Stop for today?")).to_be_visible()
    first.page.go_back()
    first.sees(title)
    opens(first, "Settings")
    first.page.go_back()
    first.sees(title)
    first.page.reload()
    first.sees(title)
    first.page.go_back()
    expect(first.page.get_by_role("heading", name="Stop for today?")).to_be_visible()
    second.sees(title)
    third, _ = invited(phones)
    for _ in range(2):
        third.page.go_back()
        third.sees("Bring your partner in")


def test_support_needs_no_network(phones: Phones) -> None:
    """It came with the first download; the country is chosen, and each entry says that nobody has verified it."""
    phone = phones.one(service_workers="block")
    phone.goes_to()
    phone.sees("See it from the other side.")
    phone.page.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    opens(phone, "Support")
    phone.reads("If someone is in danger now, call your local emergency number.")
    phone.page.get_by_label("Country").select_option(label="United Kingdom")
    call = phone.page.get_by_role("link", name="116 123")
    expect(call).to_have_attribute("href", "tel:116123")
    phone.reads("Not yet verified by a person.")
    phone.page.get_by_label("Country").select_option(label="Another country")
    expect(phone.page.get_by_text("No checked entry for this country yet.")).to_have_count(4)
    phone.faults.clear()  # the browser itself notes each try that failed


def test_support_needs_no_script(phones: Phones) -> None:
    """From the page that says so, one link leads to all of it, in both languages."""
    phone = phones.one(javascript=False)
    phone.goes_to("/support")
    phone.page.get_by_role("link", name="Support").first.click()
    phone.reads("Samaritans")
    phone.reads("Si alguien está en peligro ahora")
