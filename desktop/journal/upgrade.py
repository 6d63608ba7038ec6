"""Converters of operations from one schema to the next; the journal itself is never rewritten.

An upgrade of a database, and an older package from another office, fold their operations through these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from desktop.journal.operation import SCHEMA, Operation

Converter = Callable[[Operation], Operation]
"""Turns an operation of schema k into one of k+1. It keeps fields it does not know, and must not fail on them."""


def _as_it_is(operation: Operation) -> Operation:
    """New tables, and new fields that have a default, leave older operations as they are."""
    return operation


CONVERTERS: Mapping[int, Converter] = {1: _as_it_is, 2: _as_it_is}
"""By the schema an operation comes from."""


def converted(operation: Operation, to: int = SCHEMA, converters: Mapping[int, Converter] = CONVERTERS) -> Operation:
    """The operation in schema `to`; an operation of a newer schema is given back as it is, kept but not shown."""
    schema = operation.schema
    if schema >= to:
        return operation
    for number in range(schema, to):
        step = converters.get(number)
        if step:
            operation = step(operation if operation.schema == number else replace(operation, schema=number))
    return replace(operation, schema=to)
