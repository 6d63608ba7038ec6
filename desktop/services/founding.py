"""The first morning: our own office declared in one act — the agency, how it heads its papers, who signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.office_level import Heading, spelled_out
from desktop.domain.organisation import Agency, OfficeProfile, OfficeSigner
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.services.directory import AgencyIndex, put_agency

_FAR_BACK = date(2020, 1, 1)
"""The heading counts from here on when the clerk names no day: papers of past months bear it too."""


@dataclass
class Founding:
    """Declaring our own office."""

    desk: Desk

    def declared(self) -> bool:
        """Whether our office has a heading yet."""
        with self.desk.read() as reader:
            return bool(reader.count(OfficeProfile))

    def declare(self, name: str, parent: str, heading: Heading, values: Mapping[str, Any]) -> OfficeProfile:
        """Store the office with heading and signer.

        `values` are `area`, `place_name`, `signer`, and what the clerk changed of the heading.
        """
        with self.desk.act("Khai báo cơ quan mình") as writer:
            if writer.count(OfficeProfile):
                raise RecordFault(
                    "Cơ quan mình đã được khai báo.", remedy="Hãy sửa ở Danh mục, thẻ Thể thức cơ quan mình."
                )
            index = AgencyIndex.of(writer, values.get("area", ""), day=self.desk.today())
            known = index.match(name)
            body = index.match(parent) if parent else None
            if parent and body is None:
                body = put_agency(writer, index, name=parent)
            office = known or put_agency(writer, index, name=name, kind=heading.kind, parent=body.uid if body else None)
            profile = OfficeProfile.of(
                agency=office.uid,
                from_day=_FAR_BACK,
                parent_line=heading.parent_line,
                issuer_lines=heading.issuer_lines,
                place_name=values.get("place_name", ""),
                symbol=heading.symbol,
                full_name=spelled_out(name),
                area=values.get("area", ""),
            )
            writer.add(profile)
            if values.get("signer"):
                writer.add(
                    OfficeSigner.of(
                        agency=office.uid,
                        from_day=_FAR_BACK,
                        authority_lines=heading.authority_lines,
                        title=heading.signer_title,
                        name=values["signer"],
                    )
                )
            return profile

    def office(self) -> Agency | None:
        """Our own office, by the newest heading."""
        with self.desk.read() as reader:
            profiles = reader.find(OfficeProfile, order=("from_day",))
            return reader.get(Agency, profiles[-1].agency) if profiles else None
