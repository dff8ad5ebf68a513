"""A report's own place and bodies under another's name: 全区 in a county, 区局 in a county's bureau, one team under two names."""

import pytest

from checker.checklist.model import Level

from .cases import problems

COUNTY, DISTRICT, CITY = "绥岭县人民政府", "临汐区人民政府", "金沙市人民政府"
WATER, HEALTH, HOUSING = "泊川县水务局", "栗源区卫生健康局", "澄浦县住房和城乡建设局"
MARKET, PLANNING, COMMISSION = "澄浦县市场监督管理局", "泊川县发展和改革局", "青江市卫生健康委员会"
ZONE, PARK = "沄江经济开发区管理委员会", "沄江高新技术产业开发区管理委员会"
TOWN, STREET, PORT = "碓溪镇人民政府", "望楫街道办事处", "竹埠镇人民政府"
LEVELS: dict[str, Level] = {
    "镇人民政府": "town",
    "街道办事处": "street",
    "管理委员会": "county",
    "县人民政府": "county",
    "区人民政府": "county",
    "市人民政府": "city",
}


def told(issuer: str, *lines: str) -> list[int]:
    """The lines after the first ones, from 1, on which the own name or place is told as wrong."""
    level: Level = next((level for end, level in LEVELS.items() if issuer.endswith(end)), "department")
    mark = next((m for m in "县区市" if m in issuer), "县")
    head = [
        f"{issuer}2024年度法治政府建设情况报告",
        f"2024年，{issuer}推进法治政府建设，现将情况报告如下。",
        "一、主要举措和成效",
        f"（一）抓统筹。{mark}委、{mark}政府印发工作要点，全{mark}单位签订责任书。",
    ]
    tail = ["二、存在的不足和原因", "一是案卷装订不规范，主要原因是新进人员缺少带教。"]
    found = {
        line
        for rule in ("issuer-name", "foreign-name")
        for line, _, _ in problems(
            rule, *head, *(f"（二）抓治理。{line}" for line in lines), *tail, level=level
        )
    }
    return sorted(line - len(head) for line in found)


@pytest.mark.parametrize(
    ("issuer", "line"),
    [
        (COUNTY, "全区37个部门的权责清单因机构改革重新对过一遍。"),
        (COUNTY, "组织全区各执法单位互评案卷200卷。"),
        (COUNTY, "全市16个乡镇的合法性审核员全部持证，审核文件36件。"),
        (DISTRICT, "全县行政机关负责人出庭应诉38件。"),
        (DISTRICT, "各镇街把清单送到全县企业手中，检查次数下降35%。"),
        (CITY, "全县12个乡镇街道建成公共法律服务站。"),
        (WATER, "全区19座小型水库逐座核对放水预案。"),
        (WATER, "我区取水许可证集中到期，换发281张。"),
        (HEALTH, "我县医患纠纷调解成功31起。"),
        (HEALTH, "区卫健委法制科对每份处罚决定先审后发。"),
        (HEALTH, "全年办案36件，区卫生健康委逐件复核。"),
        (PLANNING, "县发改委牵头清理价格文件6件。"),
        (HOUSING, "县住建委立案3起，罚款24万元。"),
        (COMMISSION, "市卫健局抽检学校水质36次。"),
        (HOUSING, "区住房和城乡建设局会同县消防救援大队对高层住宅开展联合检查。"),
        (HOUSING, "区住建局检查工地187次。"),
        (MARKET, "区局对首次违法的小店填告知书代替罚单216张。"),
        ("栗源区市场监督管理局", "典型案例由县局公布3批。"),
        (ZONE, "高新区综合执法局对渣土车抛洒实行交接班留痕。"),
        (ZONE, "全年走访企业136家。高新区管委会与企业当面对账3桩。"),
        (PARK, "经开区管委会调处劳资纠纷95件。"),
        (TOWN, "镇综合行政执法队拆除违建9处。镇综合执法中队与邻近的茅塘镇联合整治跨界河段采砂。"),
        (TOWN, "镇综合行政执法大队办理案件27件。镇综合行政执法中队会同林业站设卡劝导。"),
        (TOWN, "镇便民服务中心设8个窗口。镇政务服务中心全年办件1146件。"),
        (STREET, "街道成立法治街道建设领导小组，全年开会4次。依法治街工作领导小组把36项任务细分到7个社区。"),
        (STREET, "成立普法工作领导小组，制定普法清单。法治宣传教育领导小组把清单发到7个社区。"),
        (PORT, "与邻县竹山镇联合巡河。竹埠镇公开信息16条。竹阜镇执法队出门必亮证、必录像、必说理。"),
    ],
)
def test_another_word_for_the_own(issuer: str, line: str) -> None:
    assert told(issuer, line) == [1]


@pytest.mark.parametrize(
    ("issuer", "line"),
    [
        (COUNTY, "在全市法治政府建设考核中排名第二，全市12个县区只有3个获优。"),
        (COUNTY, "绥岭经济开发区管委会在全区设立企业服务站3个。"),
        (COUNTY, "获评自治区法治政府建设示范县，全区各部门来县观摩。"),
        (COUNTY, "承办全市行政执法人员比武，获得团体第一。"),
        (CITY, "全省县域法治比武获二等奖。"),
        (WATER, "与下游的沙泗区水务局联合巡河3次，全区沿河企业21家一并检查。"),
        (HEALTH, "对口支援邻县，帮助全县12家卫生院建台账。"),
        (HEALTH, "市卫生健康委来区评卷，抽到的10份全部合格。"),
        (HEALTH, "区委、区政府听取卫健工作汇报2次。"),
        ("栗源区城市管理局", "区城市管理委员会成员单位28家，区城市管理局承担日常工作。"),
        (HOUSING, "与临汐区住房和城乡建设局联合检查跨界工地4处。"),
        (MARKET, "典型案例第一批由县局公布，第二批由市局统一公布。"),
        ("栗源区市场监督管理局", "协助邻县局办案2件。"),
        (HOUSING, "原区住建局移交的案卷36卷装订成册。"),
        (ZONE, "曾与邻市沄北高新区互派执法人员旁听案审2次。"),
        (ZONE, "邻市高新区综合执法局来访，高新区管委会派员参加联合检查。"),
        (ZONE, "与高新区管委会联合招商、联合执法4次。"),
        (PARK, "高新区党工委听取汇报2次，园区企业136家参会。"),
        (TOWN, "镇综合行政执法大队办理案件27件。镇综合执法大队巡查214次。"),
        (TOWN, "镇综合行政执法队办理案件27件。县综合行政执法大队来镇联合检查6次。"),
        (TOWN, "镇综合行政执法队办理案件27件。茅塘镇综合执法中队派员参加。"),
        (TOWN, "镇综合执法中队7月更名为镇综合行政执法大队。镇综合行政执法大队办理案件27件。"),
        (STREET, "成立法治政府建设工作领导小组。法治政府建设领导小组全年开会4次。"),
        (STREET, "街道成立法治街道建设领导小组。平安望楫建设领导小组同时负责反诈和养犬管理。"),
        (STREET, "分别成立法治建设领导小组和依法行政工作领导小组，两个小组合署办公。"),
        (PORT, "与邻县竹山镇联合巡河，两镇队员同乘一船。"),
        (PORT, "请竹山镇司法所讲课2次，86人参加。"),
        (PORT, "原竹山镇2019年并入后留下的代办点保留。"),
        (PORT, "竹山镇与我镇签订联防协议，全年联合检查4次。"),
    ],
)
def test_others_are_named_rightly(issuer: str, line: str) -> None:
    assert told(issuer, line) == []
