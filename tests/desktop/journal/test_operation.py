"""Digests: equal for equal operations, different for any other, and blind to the payload once it has its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.journal.operation import (
    DIGEST_BYTES,
    Kind,
    Operation,
    canonical,
    operation_digest,
    payload_digest,
    written,
)

OPERATION = Operation(
    machine=b"m" * 16,
    n=7,
    act=b"a" * 16,
    table="course",
    row=b"r" * 16,
    kind=Kind.CHANGE,
    hlc=123,
    seen={b"x": 1, b"y": 2},
    payload={"title": "Lớp «A»", "topics": 3, "task": None},
    salt=b"salt",
)
HASHED = payload_digest(OPERATION.salt, OPERATION.payload)


def test_a_payload_is_the_same_bytes_in_any_order_of_its_fields():
    assert canonical({"b": 1, "a": "ệ"}) == canonical({"a": "ệ", "b": 1}) == '{"a":"ệ","b":1}'.encode()
    assert canonical(None) == b""


@pytest.mark.parametrize("other", [{"a": "1"}, {"a": None}, {"b": 1}, {}, None])
def test_different_payloads_have_different_digests(other):
    assert payload_digest(b"salt", {"a": 1}) != payload_digest(b"salt", other)


def test_the_salt_hides_a_payload_that_can_be_guessed():
    assert payload_digest(b"one", {"a": 1}) != payload_digest(b"two", {"a": 1})


def test_an_operation_has_eight_bytes_that_do_not_depend_on_the_order_of_what_it_had_seen():
    turned = replace(OPERATION, seen={b"y": 2, b"x": 1})
    assert operation_digest(OPERATION, HASHED) == operation_digest(turned, HASHED)
    assert len(operation_digest(OPERATION, HASHED)) == DIGEST_BYTES


@pytest.mark.parametrize(
    "change",
    [
        {"machine": b"n" * 16},
        {"n": 8},
        {"act": b"b" * 16},
        {"table": "session"},
        {"row": b"s" * 16},
        {"kind": Kind.RESTORE},
        {"hlc": 124},
        {"seen": {b"x": 1}},
        {"schema": 9},
    ],
)
def test_every_part_of_the_header_is_in_the_digest(change):
    assert operation_digest(replace(OPERATION, **change), HASHED) != operation_digest(OPERATION, HASHED)


def test_the_payload_is_in_the_digest_by_its_own_only():
    assert operation_digest(replace(OPERATION, payload=None), HASHED) == operation_digest(OPERATION, HASHED)
    assert operation_digest(OPERATION, payload_digest(b"salt", {})) != operation_digest(OPERATION, HASHED)


def test_marks_are_no_fields():
    assert written({"name": "", "~erased": "name"}) == {"name": ""}
    assert written(None) == {}
    assert replace(OPERATION, payload={"name": "", "~erased": "name,post"}).emptied_fields() == {"name", "post"}
    assert OPERATION.emptied_fields() == frozenset()


def test_happened_before_rests_on_counters_and_on_what_was_seen():
    later = replace(OPERATION, n=8, seen={})
    elsewhere = replace(OPERATION, machine=b"z" * 16, n=1, seen={OPERATION.machine: 7})
    assert OPERATION.happened_before(later)
    assert not later.happened_before(OPERATION)
    assert OPERATION.happened_before(elsewhere)
    assert not later.happened_before(elsewhere)
    assert not elsewhere.happened_before(OPERATION)
