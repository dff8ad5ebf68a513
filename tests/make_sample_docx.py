"""Makes reports/linshui-justice-bureau-2024.docx: a report as a bureau's Word file looks.

Headings have styles with automatic numbers, the figures stand in a table, and page numbers in the footer.
Run it from the top of the repository: python tests/make_sample_docx.py
"""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

TITLE = "临水县司法局2024年度法治政府建设情况报告"
TEXT = """
临水县人民政府：
2024年，临水县司法局坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，履行统筹、协调、督促和服务职责，推进法治政府建设各项任务。现将有关情况报告如下：
# 2024年推进法治政府建设的主要举措和成效
## 优化职能配置，提升公共法律服务水平
对照机构改革要求，重新核定本局权责清单，共列行政权力事项38项，取消2项、调整5项，4月底前在县政府网站公布。县公共法律服务中心实行一窗受理，全年接待群众6218人次，办理法律援助案件412件，为农民工讨回劳动报酬368万元。公证“最多跑一次”事项由32项增加到41项，办证2105件。
组织律师为43家企业开展法治体检，提出风险建议126条；对以县政府名义拟出台的21份涉企文件作公平竞争审查，提出修改意见9条。服务水平持续提升，企业的获得感明显增强。
## 严把审核关口，规范文件和决策
全年审核县政府及部门报送的行政规范性文件草案34件，提出意见157条，均被采纳或作出说明；向市政府和县人大常委会报送备案12件。本局制定行政规范性文件1件。完成涉及企业、民生的行政规范性文件专项清理，建议废止8件、修改5件。
县政府法律顾问室全年参加县政府常务会议和专题会议46次，审查政府合同139份，出具法律意见书203份。全县公职律师增至57名。
## 强化协调监督，促进严格规范公正文明执法
牵头开展行政执法案卷评查，抽查29个执法单位案卷348卷，发现问题211个，下发督促整改通知书17份。聘请行政执法监督员20名，办理执法投诉31件。组织全县执法人员资格考试2场，参考516人，合格473人，新发证件473个。开展涉企检查频次过高、逐利执法等问题专项整治，发现并纠正问题46个。
落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度，对律师事务所、基层法律服务所、公证处和司法鉴定机构开展“双随机、一公开”检查24家次，作出行政处罚2件，约谈负责人5名。对2起情节轻微的执业违规行为适用免罚清单，制发提醒函6份。
全部检查事项录入行政执法监督平台，执法信息通过手机端当场上传，执法规范化水平显著提高。
## 化解矛盾纠纷，发挥行政复议主渠道作用
收到行政复议申请186件，受理171件，审结160件，其中撤销、确认违法13件，调解和解52件；制发行政复议意见书4份，反馈率100%。通报行政复议典型案例6件。
全县行政机关负责人出庭应诉率达到100%。本局作为被告的行政诉讼案件1件，由局长出庭应诉，法院判决驳回原告诉讼请求。办理司法建议、检察建议3件，全部按期回复。
指导各级人民调解组织调解纠纷5327件，成功5248件；推动交通、医疗、物业等部门开展行政调解，办结行政调解案件406件。多次组织调解员培训，矛盾纠纷化解能力得到有效提升。
## 接受各方监督，推进政务公开
办理县人大代表建议4件、政协提案3件，答复率和满意率均为100%。县委巡察反馈的9个问题全部整改到位。
通过县政府网站主动公开政府信息263条，发布政策解读7篇，收到政府信息公开申请5件，均在法定期限内答复。
## 健全推进机制，加强法治宣传和队伍建设
局党组会议专题研究法治政府建设4次，召开县委依法治县办主任会议3次，印发年度工作要点，部署任务45项。对12个乡镇、18个部门开展法治督察，反馈问题96个，完成整改89个；2个乡镇被命名为市级法治政府建设示范乡镇。
举办领导干部法治专题讲座2期、执法骨干培训班3期，培训412人次，组织旁听庭审2次；局机关62人参加学法考试，全部合格。开展“宪法进万家”等普法活动138场，发放资料5.6万份，培养“法律明白人”1120名，《临水报》刊发普法稿件24篇。
# 主要负责人履行推进法治建设第一责任人职责情况
局长切实履行推进法治建设第一责任人职责，主持研究法治工作8次，审签行政复议案件48件，协调解决复议人员不足、执法监督平台经费等问题6个，带头讲法治课3次，在年终述职中专题述法。
# 存在的不足和原因
+ 行政复议办案力量不足。全年人均办案超过30件，个别案件审理周期偏长，原因是专职人员只有6名，新增案件较上年增加四成。
+ 乡镇执法监督覆盖不够。抽查的案卷多数来自县级部门，乡镇案卷仅占两成，原因是乡镇司法所人员少、专业性不强。
+ 普法的针对性不强。面向新业态从业人员的内容较少，原因是对服务对象需求调研不深。
# 2025年工作安排
+ 充实行政复议办案力量。上半年选调3名有法律职业资格的人员，简易案件30日内审结，由行政复议股负责。
+ 向乡镇延伸执法监督。实现12个乡镇案卷评查全覆盖，每个乡镇不少于10卷，10月底前完成。
+ 落实上级部署的其他工作。
"""
FIGURES = (
    ("指标", "2023年", "2024年"),
    ("行政复议受理（件）", "122", "171"),
    ("法律援助案件（件）", "388", "412"),
    ("审核行政规范性文件（件）", "29", "34"),
)
LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"))
STYLES = {"#": "Heading 1", "##": "Heading 2", "+": "Item"}
EPOCH = (2025, 1, 16, 9, 0, 0)
"""The date of every part, so that the file is the same each time."""


def build() -> Any:
    """The report as a python-docx document."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    _fonts(document)
    _number_headings(document)
    _footer(document)
    document.add_paragraph(TITLE, style="Title")
    for line in TEXT.strip().split("\n"):
        mark, _, text = line.partition(" ")
        if mark in STYLES:
            document.add_paragraph(text, style=STYLES[mark])
        else:
            document.add_paragraph(line)
        if text == "健全推进机制，加强法治宣传和队伍建设":
            _table(document)
    for line in ("临水县司法局", "2025年1月16日"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return document


def _fonts(document: Any) -> None:
    for name, font, size in (
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
    ):
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.name = font
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    item = document.styles.add_style("Item", 1)
    item.base_style = document.styles["Normal"]


def _number_headings(document: Any) -> None:
    """A list whose levels belong to the heading styles; items count on its second level."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for name, level in (("Heading 1", 0), ("Heading 2", 1), ("Item", 1)):
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
        document.styles[name].element.get_or_add_pPr().append(parse_xml(number))


def _footer(document: Any) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))


def _table(document: Any) -> None:
    table = document.add_table(len(FIGURES), len(FIGURES[0]), style="Table Grid")
    for cells, row in zip(FIGURES, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text


def save(path: Path) -> None:
    """Write the report; the same text gives the same bytes."""
    document = build()
    core = document.core_properties
    core.author, core.title = "临水县司法局", TITLE
    core.created = core.modified = datetime.datetime(*EPOCH)
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]
    document.save(str(path))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    save(Path("reports/linshui-justice-bureau-2024.docx"))
