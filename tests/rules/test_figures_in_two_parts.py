"""What the part on the work tells, and the leader's part, the shortcomings or the opening tell otherwise."""

import pytest

from .cases import TOWN, WORK, findings

RULE = "conflicting-figures"
LEADER = "二、主要负责人履行推进法治建设第一责任人职责情况"
SHORT = "三、存在的不足和原因"


def excerpts(opening: str = "", work: str = "", leader: str = "", short: str = "") -> list[str]:
    lines = [TOWN, *filter(None, [opening]), WORK, work or "全镇开展执法检查。"]
    lines += [LEADER, leader or "坚持亲自部署。", SHORT, short or "执法人员偏少，原因是编制不足。"]
    return [finding.excerpt for finding in findings(RULE, *lines)]


@pytest.mark.parametrize(
    ("work", "leader", "found"),
    [
        (
            "案件审理委员会全年开会14次，审议案件23件。",
            "全年案件审理委员会开会9次，镇长参加了其中6次。",
            "9次",
        ),
        ("重案上案件审理委员会；该委员会全年开会14次。", "全年案件审理委员会开会9次。", "9次"),
        ("镇党委会议全年专题研究法治建设6次。", "书记全年主持党委会议专题研究法治建设4次。", "4次"),
        ("行政复议委员会全年开会12次。", "镇长主持行政复议委员会开会，全年10次。", "10次"),
        ("信访联席会议全年召开24次，交办事项41件。", "主持信访联席会议，全年召开21次。", "21次"),
        ("案审会全年召开15次。", "全年主持案审会11次，集体把关。", "11次"),
    ],
)
def test_a_body_met_more_often(work: str, leader: str, found: str) -> None:
    assert excerpts(work=work, leader=leader) == [found]


@pytest.mark.parametrize(
    ("work", "leader"),
    [
        ("案件审理委员会全年开会14次。", "镇长参加案件审理委员会会议9次。"),
        ("案件审理委员会全年开会14次。", "案件审理委员会全年开会14次，镇长主持其中9次。"),
        ("镇党委会议全年专题研究法治建设6次。", "镇长全年主持镇长办公会研究法治建设4次。"),
        ("案件审理委员会上半年开会5次。", "案件审理委员会全年开会14次。"),
        ("党委会议专题研究法治工作4次。", "主持党委会议专题研究意识形态工作3次。"),
        ("全年召开普法联席会议5次。", "主持信访联席会议3次。"),
        ("镇党委会议研究6次，其中听取汇报3次。", "主持党委会议听取汇报3次。"),
        ("党组中心组集体学法8次。", "镇长在中心组上讲法治课5次。"),
    ],
)
def test_another_body_matter_or_part(work: str, leader: str) -> None:
    assert excerpts(work=work, leader=leader) == []


@pytest.mark.parametrize(
    ("work", "leader", "found"),
    [
        ("全年发放抚恤补助218.4万元，每月15日前到卡。", "她逐笔过问抚恤经费，全年到卡2184万元的发放表由她签批。", "2184万元"),
        ("罚款入库24万元。", "全年罚款入库2.4万元，逐笔核对。", "2.4万元"),
        ("投入普法经费36.5万元。", "协调落实普法经费365万元。", "365万元"),
        ("调解涉案金额635.2万元。", "调解涉案金额6352万元，镇长逐件过问。", "6352万元"),
    ],
)  # fmt: skip
def test_a_sum_ten_times_as_large(work: str, leader: str, found: str) -> None:
    assert excerpts(work=work, leader=leader) == [found]


@pytest.mark.parametrize(
    ("work", "leader"),
    [
        ("全年发放抚恤补助218.4万元。", "全年签批项目资金2184万元。"),
        ("落实法律顾问经费12万元。", "全县法律顾问经费120万元。"),
        ("挽回经济损失46.2万元。", "2021年以来累计挽回经济损失462万元。"),
        ("全年罚没收入58.7万元。", "上年罚没收入587万元。"),
        ("兑现惠企资金3560万元，其中科技类356万元。", "推动兑现科技类资金356万元。"),
        ("审减工程款312.4万元。", "审定工程款3124万元。"),
        ("投入经费20万元建成公园。", "投入经费200万元改造道路。"),
    ],
)
def test_another_sum(work: str, leader: str) -> None:
    assert excerpts(work=work, leader=leader) == []


@pytest.mark.parametrize(
    ("work", "short"),
    [
        ("全年来访63批次，全部按期办结。", "今年来访中仍有4批次因跨地区没有办结。"),
        ("受理行政复议案件12件，全部审结。", "年内有2件复议案件未能审结。"),
        ("排查隐患186处，全部整改到位。", "今年排查的隐患中还有9处没有整改到位。"),
        ("16个村法律顾问全部配齐。", "还有3个村没有配备法律顾问。"),
        ("全年受理投诉312件，办结率100%。", "今年受理的投诉中有8件至今没有办结。"),
    ],
)
def test_all_and_yet_some_not(work: str, short: str) -> None:
    assert len(excerpts(work=work, short=short)) == 1


@pytest.mark.parametrize(
    ("work", "short"),
    [
        ("全年来访63批次，办结59批次。", "今年来访中仍有4批次没有办结。"),
        ("全年来访63批次，全部按期办结。", "往年积下的4批次来访仍没有办结。"),
        ("全年来访63批次，全部按期办结。", "来信中有4件没有办结。"),
        ("工单428件全部按期回复。", "今年仍有7件工单未办结。"),
        ("复议案件12件，全部审结。", "诉讼案件2件未审结。"),
        ("立案47件，其中罚款案件31件全部结案。", "有6件案件没有结案。"),
        ("合同58份全部审查。", "村级合同有4份没有审查。"),
        ("信访案件全部按期办结。", "2020年以前的2件信访案件没有办结。"),
    ],
)
def test_others_or_another_thing(work: str, short: str) -> None:
    assert excerpts(work=work, short=short) == []


@pytest.mark.parametrize(
    ("opening", "work", "found"),
    [
        ("2023年，云溪镇扎实工作，辖16个行政村。", "全年在14个行政村设立帮办点，覆盖全部行政村。", ["14个行政村"]),
        ("全镇辖16个行政村、2个社区。", "法律顾问进驻14个行政村，实现全覆盖。", ["14个行政村"]),
        ("我镇现有9个社区。", "8个社区全部设立调解室。", ["8个社区"]),
        ("我镇下辖16个行政村。", "普法宣传走遍全镇18个行政村。", ["18个行政村"]),
        ("云溪镇下辖16个行政村。", "全年在14个行政村设立帮办点。", []),
        ("全镇辖16个行政村、2个社区。", "18个村（社区）全部配齐法律顾问。", []),
        ("全镇辖16个行政村。", "沿江6个行政村全部设立巡河点。", []),
        ("全镇辖16个行政村。", "其余14个行政村全部完成整改。", []),
        ("全镇辖16个行政村。", "与邻镇12个村全部签订联防协议。", []),
        ("2022年全镇辖17个行政村，今年合并为16个。", "16个行政村全部配齐。", []),
    ],
)  # fmt: skip
def test_all_the_villages(opening: str, work: str, found: list[str]) -> None:
    assert excerpts(opening=opening, work=work) == found
