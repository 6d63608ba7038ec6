"""A correct report as a .docx, written part by part, so that a test can spoil exactly one thing of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
DRAWN = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml"'
Parts = dict[str, str]

DOCUMENT, STYLES, HEADER, SETTINGS = "word/document.xml", "word/styles.xml", "word/header1.xml", "word/settings.xml"
CORE, RELATIONS, TYPES = "docProps/core.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
MARGINS = (
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
)
NUMBER_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def p(style: str, text: str = "", *, more: str = "", inside: str = "") -> str:
    """A paragraph of a style; `more` goes into its properties, `inside` behind its words."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run}{inside}</w:p>'


def rule(left: int, right: int) -> str:
    """An empty paragraph whose top border is a drawn line."""
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    return p("Rule", more=f'{border}<w:ind w:left="{left}" w:right="{right}"/>')


def cell(width: int, *blocks: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(blocks)}</w:tc>'


def row(*cells: str, head: bool = False) -> str:
    properties = f"<w:cantSplit/>{'<w:tblHeader/>' if head else ''}"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: tuple[int, ...], *rows: str, style: str = "") -> str:
    """A table of fixed widths without room inside its cells; `style` names a table style that draws borders."""
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    properties = f'{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def head_table() -> str:
    left = cell(3628, p("Parent", "UBND XÃ SUỐI NGỌC"), p("Issuer", "PHÒNG VĂN HÓA - XÃ HỘI"), rule(1180, 1180))
    right = cell(
        5442,
        p("Nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        p("Motto", "Độc lập - Tự do - Hạnh phúc"),
        rule(1097, 1097),
    )
    number = cell(3628, p("Number", "Số: 15/BC-VHXH"))
    day = cell(5442, p("Day", "Suối Ngọc, ngày 05 tháng 01 năm 2026"))
    return table((3628, 5442), row(left, right), row(number, day))


def foot_table() -> str:
    left = cell(
        3628,
        p("Receivers", "Nơi nhận:"),
        p("Receiver", "- Như trên;"),
        p("Receiver", "- Chủ tịch UBND xã;"),
        p("Receiver", "- Lưu: VT, VHXH."),
    )
    right = cell(
        5442,
        p("Position", "KT. TRƯỞNG PHÒNG"),
        p("Position", "PHÓ TRƯỞNG PHÒNG"),
        p("Position", more='<w:spacing w:before="1700"/>'),
        p("Signer", "Lò Thị Mẫu"),
    )
    return table((3628, 5442), row(left, right))


def figures() -> str:
    heads = ("TT", "Loại hình", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)")
    lines = (
        ("1", "Tin truyền thanh", "120", "96", "80,0"),
        ("2", "Bài viết", "40", "50", "125,0"),
        ("3", "Pa nô", "30", "10", "33,3"),
        ("", "Tổng cộng", "190", "156", "82,1"),
    )
    widths = (800, 3270, 1600, 1600, 1800)
    rows = [row(*(cell(width, p("Cell", text)) for width, text in zip(widths, line, strict=True))) for line in lines]
    top = row(*(cell(width, p("CellHead", text)) for width, text in zip(widths, heads, strict=True)), head=True)
    return table(widths, top, *rows, style="Grid")


def people() -> str:
    names = ("Bùi Thị An", "Hà Văn An", "Vi Thị Bình", "Lường Văn Cường")
    widths = (800, 5271, 3000)
    rows = [
        row(cell(800, p("Cell", str(place))), cell(5271, p("Cell", name)), cell(3000, p("Cell", "Có mặt")))
        for place, name in enumerate(names, 1)
    ]
    top = row(
        *(
            cell(width, p("CellHead", text))
            for width, text in zip(widths, ("STT", "Họ và tên", "Điểm danh"), strict=True)
        ),
        head=True,
    )
    return table(widths, top, *rows, style="Grid")


def section(*, last: bool, start: bool = True, landscape: bool = False) -> str:
    """Properties of a section; not the last one stand in an empty paragraph."""
    size = (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if landscape else '<w:pgSz w:w="11906" w:h="16838"/>'
    )
    number = '<w:pgNumType w:start="1"/>' if start else ""
    inside = f'<w:headerReference w:type="default" r:id="rId3"/>{size}{MARGINS}{number}<w:titlePg/>'
    found = f"<w:sectPr>{inside}</w:sectPr>"
    return found if last else f"<w:p><w:pPr>{found}</w:pPr></w:p>"


ATTACHED = "(Kèm theo Báo cáo số 15/BC-VHXH ngày 05 tháng 01 năm 2026 của Phòng Văn hóa - Xã hội xã Suối Ngọc)"
BODY = (
    p("Address", "Kính gửi:"),
    p("Addressee", "- Ủy ban nhân dân xã Suối Ngọc;"),
    p("Addressee", "- Sở Văn hóa, Thể thao và Du lịch."),
    p("Basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
    p("Basis", "Căn cứ Kế hoạch số 12/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân xã Suối Ngọc."),
    p(
        "Body",
        "Phòng Văn hóa - Xã hội báo cáo kết quả công tác truyền thông như sau "
        "(số liệu trong kỳ từ ngày 15/12/2024 đến hết ngày 14/12/2025):",
    ),
    p("Section", "I. KẾT QUẢ THỰC HIỆN"),
    p("Clause", "1. Công tác chỉ đạo"),
    p("Body", "Phòng đã tham mưu theo điểm a khoản 2 Điều 5 của Quy chế; Nhân dân các thôn đồng tình."),
    p("Clause", "2. Công tác truyền thông"),
    p("Body", "a) Đài truyền thanh phát 96 tin."),
    p("Body", "b) Các thôn thực hiện 10 pa nô, chi tiết tại Phụ lục I và Phụ lục II kèm theo."),
    figures(),
    p("Section", "II. NHIỆM VỤ TRỌNG TÂM"),
    p("Body", "1. Tiếp tục phát tin hằng tuần."),
    p("Body", "2. Tổ chức tập huấn cho các thôn."),
    p("Body", "Trên đây là báo cáo của Phòng Văn hóa - Xã hội./."),
)
FILLER = tuple(p("Body", f"- Thôn {number} đã hoàn thành các nội dung được giao trong kỳ.") for number in range(1, 43))


def body_xml(*, filler: tuple[str, ...] = FILLER) -> str:
    """The whole body: heading, title, text of more than a page, foot, two annexes."""
    title = (p("Kind", "BÁO CÁO"), p("Subject", "Kết quả công tác truyền thông năm 2025"), rule(3500, 3500))
    first = (p("Annex", "Phụ lục I"), p("AnnexTitle", "TỔNG HỢP SỐ LIỆU"), p("Attached", ATTACHED), figures())
    second = (p("Annex", "Phụ lục II"), p("AnnexTitle", "DANH SÁCH TẬP HUẤN"), p("Attached", ATTACHED), people())
    return "".join(
        (
            head_table(),
            *title,
            *BODY[:13],
            *filler,
            *BODY[13:],
            foot_table(),
            section(last=False, start=False),
            *first,
            section(last=False),
            *second,
            section(last=True),
        )
    )


def style(mark: str, paragraph: str, run: str = "", *, based: str = "Normal") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{mark}"><w:name w:val="{mark}"/>{on}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/>'


def styles_xml() -> str:
    slots = " ".join(f'w:{slot}="Times New Roman"' for slot in ("ascii", "hAnsi", "cs", "eastAsia"))
    font = f"<w:rFonts {slots}/>"
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font}{size(28)}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    centre, bold, italic = '<w:jc w:val="center"/>', "<w:b/>", "<w:i/>"
    running = '<w:spacing w:after="120" w:line="360" w:lineRule="exact"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>'
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    drawn = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
    grid = f'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>{drawn}</w:style>'
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    styles = (
        normal,
        grid,
        style("Rule", "", size(4)),
        style("Parent", centre, size(26)),
        style("Issuer", centre, bold, based="Parent"),
        style("Nation", centre, bold + size(26)),
        style("Motto", centre, bold + size(28)),
        style("Number", centre, size(26)),
        style("Day", centre, italic + size(28)),
        style("Kind", f'<w:spacing w:before="240"/>{centre}', bold),
        style("Subject", centre, bold),
        style("Address", '<w:spacing w:after="120"/><w:ind w:left="1985"/>'),
        style("Addressee", '<w:spacing w:after="120"/><w:ind w:left="2900"/>'),
        style("Body", running),
        style("Basis", "", italic, based="Body"),
        style("Section", "<w:keepNext/>", bold, based="Body"),
        style("Clause", "<w:keepNext/>", bold, based="Body"),
        style("Cell", "", size(26)),
        style("CellHead", centre, bold, based="Cell"),
        style("Receivers", "", bold + italic + size(24)),
        style("Receiver", "", size(22)),
        style("Position", centre, bold),
        style("Signer", centre, bold),
        style("Annex", centre, bold),
        style("AnnexTitle", centre, bold),
        style("Attached", centre, italic),
        style("PageNumber", centre, size(28)),
    )
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{"".join(styles)}</w:styles>'


def relation(mark: str, kind: str, target: str, *, more: str = "") -> str:
    return f'<Relationship Id="{mark}" Type="{R}/{kind}" Target="{target}"{more}/>'


def word_parts(*, filler: tuple[str, ...] = FILLER) -> Parts:
    """The parts of the correct paper."""
    kinds = (("document", "document.main"), ("styles", "styles"), ("header1", "header"), ("settings", "settings"))
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{KIND}.{name}+xml"/>' for part, name in kinds
    )
    core = f'<Override PartName="/{CORE}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    endings = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    root = relation("rId1", "officeDocument", DOCUMENT) + (
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="{CORE}"/>'
    )
    inner = relation("rId1", "styles", "styles.xml") + relation("rId2", "settings", "settings.xml")
    inner += relation("rId3", "header", "header1.xml")
    return {
        TYPES: f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{endings}{overrides}{core}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>',
        RELATIONS: f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>',
        DOCUMENT: f"{HEAD}<w:document {DRAWN}><w:body>{body_xml(filler=filler)}</w:body></w:document>",
        STYLES: styles_xml(),
        SETTINGS: f'{HEAD}<w:settings xmlns:w="{W}"></w:settings>',
        HEADER: f"{HEAD}<w:hdr {DRAWN}>{p('PageNumber', inside=NUMBER_FIELD)}</w:hdr>",
        CORE: f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" {DUBLIN}>'
        "<dc:title>Báo cáo</dc:title><dc:creator></dc:creator></cp:coreProperties>",
    }


def docx_bytes(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def write_word(folder: Path, parts: Parts, name: str = "bao-cao.docx") -> Path:
    path = folder / name
    path.write_bytes(docx_bytes(parts))
    return path


def swapped(parts: Parts, part: str, old: str, new: str, times: int = 1) -> Parts:
    """The parts with a text of one part exchanged; the text must be there."""
    assert old in parts[part], f"{old!r} is not in {part}"
    return parts | {part: parts[part].replace(old, new, times)}
