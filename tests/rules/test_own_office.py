"""The own office, zone or street under another name: in the sign-off, the text, the address."""

import pytest

from checker.checklist.model import Level

from .cases import problems

LEVELS: dict[str, Level] = {
    "镇人民政府": "town",
    "街道办事处": "street",
    "管理委员会": "county",
    "县人民政府": "county",
}
WORK = ("一、主要举措和成效", "（一）规范执法", "全年检查场所184家次，发现隐患63处，全部整改。{}")
LAST = "2025年1月18日"

SUO, STATION, TEAM = "松河县城关镇市场监督管理所", "松河县公路养护站", "松河县交通运输综合行政执法大队"
CENTER, HEALTH, TRAFFIC = "松河县政务服务中心", "江宜市卫生健康委员会", "松河县交通运输局"
STREET, TOWN, SUMU = "江宜市东塘区望湖街道办事处", "松河县白岭镇人民政府", "乌林旗巴彦苏木人民政府"
ZONE, SCENIC, COUNTY = "江宜高新技术产业开发区管理委员会", "云台山风景名胜区管理委员会", "松河县人民政府"
BRANCH, NATURE, PARKS = "青岩市生态环境局松河分局", "青岩市自然资源和规划局", "青岩市公园管理处"


def told(issuer: str, *, signed: str = "", line: str = "", to: str = "") -> set[str]:
    """The rules that find something in a report of an issuer that names itself once more in each part."""
    level: Level = next((level for end, level in LEVELS.items() if issuer.endswith(end)), "department")
    lines = [f"{issuer}2024年法治政府建设情况报告", *([to] if to else []), *WORK[:2], WORK[2].format(line)]
    lines += [*(signed or issuer).split("|"), LAST]
    rules = ("issuer-name", "foreign-name")
    return {rule for rule in rules if problems(rule, *lines, level=level)}


@pytest.mark.parametrize(
    ("issuer", "signed"),
    [
        (TRAFFIC, "松河县交通局"),
        (HEALTH, "江宜市卫生健康局"),
        (HEALTH, "江宜市卫生和计划生育委员会"),
        (CENTER, "松河县行政服务中心"),
        (CENTER, "松河县政务服务局"),
        (SUO, "松河县城关镇工商行政管理所"),
        (SUO, "松河县城关镇市场监督管理站"),
        (TEAM, "松河县交通运输综合行政执法局"),
        (STATION, "松河县公路养护所"),
        (STATION, "松河县公路养护中心"),
        (ZONE, "江宜经济技术开发区管理委员会"),
        (ZONE, "江宜高新技术产业开发区人民政府"),
        (SCENIC, "云台山风景名胜区管理局"),
        (SCENIC, "云合山风景名胜区管理委员会"),
        (STREET, "望湖街道管理委员会"),
        (STREET, "江宜市东塘区望湖街道人民政府"),
        (COUNTY, "松河市人民政府"),
        (BRANCH, "青岩市环境保护局松河分局"),
        (NATURE, "青岩市国土资源局"),
        (PARKS, "青岩市公园管理局"),
        (SUMU, "乌林旗巴彦镇人民政府"),
    ],
)
def test_signed_by_another_name(issuer: str, signed: str) -> None:
    assert told(issuer, signed=signed) == {"issuer-name"}


@pytest.mark.parametrize(
    ("issuer", "signed"),
    [
        (TRAFFIC, "县交通运输局"),
        (TRAFFIC, "交通运输局"),
        (HEALTH, "江宜市卫生健康委"),
        (HEALTH, "市卫健委"),
        (CENTER, "政务服务中心"),
        (SUO, "城关市场监管所"),
        (SUO, "松河县市场监督管理局城关所"),
        (TEAM, "县交通运输综合执法大队"),
        (TEAM, "松河县交通运输局|松河县交通运输综合行政执法大队"),
        (ZONE, "江宜高新区管委会"),
        (ZONE, "高新区管理委员会"),
        (SCENIC, "云台山景区管委会"),
        (STREET, "望湖街道办"),
        (STREET, "望湖街道"),
        (TOWN, "中共松河县白岭镇委员会|松河县白岭镇人民政府"),
        (TOWN, "白岭镇政府"),
        ("松河县人民政府办公室", "县政府办公室"),
    ],
)
def test_signed_by_the_own_name_in_short(issuer: str, signed: str) -> None:
    assert told(issuer, signed=signed) == set()


@pytest.mark.parametrize(
    ("issuer", "line"),
    [
        (CENTER, "我局对进驻窗口的办件逐件抽查。"),
        (TRAFFIC, "我中心设立调解窗口，受理诉求就地登记。"),
        (SUO, "我站对辖区食品小作坊逐户建档。"),
        (SUO, "城关工商所对辖区市场主体逐户核查。"),
        (SUO, "城关市场监管站对辖区市场主体逐户核查。"),
        (STATION, "我所对养护路段逐段巡查。"),
        (STATION, "县公路养护所对沿线堆料逐处清理。"),
        (TEAM, "我支队开展货车超限治理。"),
        (TEAM, "松河县交通运输综合行政执法中队把服务事项贴在大厅。"),
        (HEALTH, "市卫健局组织卫生监督员逐户检查。"),
        (TRAFFIC, "县交通局组织执法人员上路检查。"),
        (SCENIC, "景区管理局组织联合检查，管委会主任带队。"),
        (ZONE, "高新区政府牵头联合检查，管委会主任带队。"),
        (STREET, "街道党工委听取汇报4次。三是镇党委定期听取汇报。"),
        (STREET, "望湖街道检查6次，望湖街道调解8起。望糊街道组织联合检查。"),
        (TOWN, "我所接受委托调解纠纷8起。"),
        (PARKS, "我局对公园商户逐户告知。"),
        (NATURE, "市规划局对在建项目逐个核验。"),
        (SUMU, "我镇组织草场巡查。"),
    ],
)
def test_called_otherwise_in_the_text(issuer: str, line: str) -> None:
    assert told(issuer, line=line) == {"issuer-name"}


@pytest.mark.parametrize(
    ("issuer", "line"),
    [
        (CENTER, "原行政服务中心2019年更名为政务服务中心，旧章一并收回。"),
        (CENTER, "乡镇便民服务中心与我中心事项同源，村级站点随之调整。"),
        (SUO, "县市场监管局委托我所办理小额处罚，局法规股按月评查。"),
        (SUO, "与城关派出所、司法所联合检查，同农技站共用快检车。"),
        (SUO, "原城关工商所档案移交我所保管。"),
        (TEAM, "市支队派员督导，我大队与公安交警大队联合治超，各中队轮流值守。"),
        (STATION, "公路养护中心站改造完成，各道班、养护所归我站统一调度。"),
        (HEALTH, "各县卫健局参照执行，原市卫计委2016年印发的三份文件一并清理。"),
        (TRAFFIC, "与邻县交通局签订协议，联合整治跨界超限。"),
        (TRAFFIC, "我局所属中心、站、所全部配备法制员，局法制办公室逐份把关。"),
        (ZONE, "与江宜经开区联合执法3次，管委会法制办公室对合同逐份把关。"),
        (STREET, "办事处会同江宜高新区管委会治理占道，管委会派员参加。"),
        (STREET, "党工委听取汇报4次，一是党委推动领导。"),
        (TOWN, "我所在的片区由镇里统一调度，驻镇中心站派员参加。"),
        ("国家税务总局松河县税务局", "2018年国税地税合并后，原国税局、地税局档案已移交。"),
        (COUNTY, "县农业局参加检查6次。"),
    ],
)
def test_others_and_history(issuer: str, line: str) -> None:
    assert told(issuer, line=line) == set()


@pytest.mark.parametrize(
    ("to", "rules"),
    {
        "县法制办：": {"foreign-name"},
        "县依法治县领导小组办公室：": {"foreign-name"},
        "区全面推进依法行政工作领导小组办公室：": {"foreign-name"},
        "县委全面依法治县委员会办公室：": set(),
        "县司法局：": set(),
    }.items(),
)
def test_addressed_to_a_body_that_is_no_more(to: str, rules: set[str]) -> None:
    assert told(TOWN, to=to) == rules


@pytest.mark.parametrize(
    ("issuer", "line", "many"),
    [
        (COUNTY, "全县共查处9起，全县调解20起。全区各部门按季报送。", 1),
        (COUNTY, "全县共查处9起，全县调解20起。全区域推进告知承诺。", 0),
        (COUNTY, "全县各部门按季报送，位列全区前列。", 0),
        (ZONE, "管委会主任带队检查。办事处主任带头旁听。", 1),
        (ZONE, "管委会主任带队检查。南门街道办事处主任到园区走访。", 0),
    ],
)
def test_the_whole_place_and_who_leads_it(issuer: str, line: str, many: int) -> None:
    assert len(told(issuer, line=line)) == many


@pytest.mark.parametrize(
    ("lines", "many"),
    [
        (
            (
                "检查6次。",
                "二、主要负责人履行推进法治建设第一责任人职责情况",
                "区机关事务服务中心班子成员带头学法。",
            ),
            1,
        ),
        (
            (
                "检查6次。",
                "二、主要负责人履行推进法治建设第一责任人职责情况",
                "区机关事务管理局班子成员带头学法。",
            ),
            0,
        ),
        (("区机关事务服务中心受委托检查6次。",), 0),
        (("检查6次。", "二、主要负责人履行推进法治建设第一责任人职责情况", "到区机关事务服务中心调研。"), 0),
    ],
)
def test_another_office_acts_for_the_own_one(lines: tuple[str, ...], many: int) -> None:
    title = "云坞区机关事务管理局2024年法治政府建设情况报告"
    assert len(problems("issuer-name", title, "一、主要举措和成效", *lines, level="department")) == many
