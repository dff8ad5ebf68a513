"""What sheets say, in Chinese and in English; words of reports and checklists are not translated."""

from __future__ import annotations

ENGLISH = {
    # marks between words
    "、": ", ", "，": ", ", "：": ": ", "；": "; ", "。": ". ", "{}。": "{}.", "{}：{}": "{}: {}", "{}：{}。": "{}: {}.",
    "{}，{}": "{}, {}", "{}（{}）": "{} ({})", "{}（{}处）": "{} ({})", "{}年": "{}", "{} 份": "{}", "第{}行": "line {}",
    "{}等{}个": "{} … {} in all", "第 ": "Page ", " 页 共 ": " of ", " 页": "", "&C第 &P 页，共 &N 页": "&CPage &P of &N",
    # titles and parts
    "复核问题清单": "Review findings", "{}\n复核意见": "Review of \n{}",
    "法治政府建设年度报告": "annual reports on rule-of-law government", "总览": "Overview",
    "总览（{} 份）": "Overview ({} reports)", "对照表": "Requirements", "问题清单": "Findings", "热力图": "Heat map",
    "热力图表格": "Heat map as a table", "常见缺项": "Common gaps", "最常见的缺项": "Most common gaps", "逐年变化": "Over the years",
    "往期结论": "Earlier verdicts", "未能读取": "Not read", "各份清单": "Checklists", "对照各份清单": "By checklist",
    "要求与证据对照表": "Requirements and evidence", "问题和修改建议": "Findings and advice", "概况": "About", "原文": "Text",
    "问题": "Findings", "各条规则": "Rules", "排序": "Ranking", "需要修改多的在前": "Those with most to mend first",
    "各份报告的要求落实情况": "How far reports answer the requirements",
    "各份报告的要求落实情况（表格，可点开）": "How far reports answer the requirements (table)",
    "各份报告写了哪些要求": "What each report answers", "附件：要求和写在哪里": "Annex: requirements and where they are answered",
    "附件：{}": "Annex: {}", "{} 各部分": "Parts of {}", "报告原文 {}": "Text of report {}",
    "问题和对照表 {}": "Findings and requirements {}", "{} 的依据": "Evidence for {}",
    # what is said of a report
    "文件": "File", "标题": "Title", "制定机关": "Issuer", "层级": "Level", "报告年度": "Year", "落款日期": "Signed",
    "对照清单": "Checklist", "篇幅": "Length", "（没有认出）": "(not recognised)", "{}字，{}段": "{} characters, {} paragraphs",
    "报告": "Report", "报告单位": "Issuer of the report", "年度、层级": "Year, level", "落款、篇幅": "Signed, length", "年度": "Year",
    "报告（份）": "Reports", "字数": "Characters", "清单": "Checklist", "项目": "Item", "内容": "Content", "注：{}": "Note: {}",
    "全文": "Whole text", "共 {} 份报告，必须修改{}处，建议修改{}处，供参考{}处。": "{} reports: must mend {}, should mend {}, for information {}.",
    "修改任务重的在前。": "Those with most to mend first.", "未能读取 {}：{}": "Not read: {}: {}",
    "必须修改{}处，建议修改{}处，供参考{}处；应报要求已写{}项": "must mend {}, should mend {}, for information {}; required topics answered {}",
    "看不出是哪一级的报告，缺项按多数层级的要求来判": "The level is not to be seen; gaps are judged by what most levels must report",
    "看不出是哪一年的报告，年份和时限没有查": "The year is not to be seen; years and deadlines were not checked",
    # findings
    "必须修改": "Must mend", "建议修改": "Should mend", "供参考": "For information", "序号": "No.", "位置": "Place", "级别": "Severity",
    "规则": "Rule", "修改建议": "Advice", "对照原文": "Compared with", "状态": "Status", "以往意见": "Earlier remarks",
    "问题、原文和修改建议": "Finding, text and advice", "建议": "Advice", "建议：": "Advice: ", "建议：{}": "Advice: {}",
    "。建议：": ". Advice: ", "对照 {}": "Compare {}", "为什么": "Why", "为什么：": "Why: ", "没有发现问题。": "Nothing found.",
    "已豁免：{}": "Waived: {}", "未处理": "Open", "另有 {} 处{}的列在附件里。": "{} more ({}) are listed in the annex.",
    "这次已不再发现：{}（{}）": "No longer found: {} ({})",
    "以往提出的意见中，有 {} 处这次已不再发现：": "Of earlier remarks, {} are no longer found:",
    # requirements
    "编号": "ID", "要求": "Requirement", "依据": "Basis", "应报": "Applies", "数字": "Figures", "数字：": "Figures: ", "证据": "Evidence",
    "提示": "Hint", "写在": "Where", "缺": "missing", "薄弱": "weak", "已写": "covered", "写明无": "declared none",
    "写明没有": "Declared none", "缺（份）": "Missing", "薄弱（份）": "Weak", "应报（份）": "Required", "弱": "w", "✓": "✓", "无": "none",
    "": "", "有": "yes", "应报已写": "Answered", "有数字的要求": "With figures", "所在地": "County",
    "数字对照": "Figures side by side", "全部报告": "All reports", "平均": "Means", "{}平均（{}份）": "{}: mean of {}",
    "各县、各层级平均": "Means by county and level", "分组": "Group", "份数": "Reports",
    "数字对照（表格，可点开）": "Figures side by side (table)", "各份报告在各项要求里写的数字": "Figures that each report gives on each requirement", "数字个数": "Figures", "已豁免": "Waived",
    "应报已写（%）": "Answered (%)", "每份错误和警告": "Errors and warnings a report", "凭上面这一句。": "On the sentence above.",
    "凭上面这一句和这几句：": "On the sentence above and these:",
    "没有找到讲这件事的句子。": "No sentence on it was found.", "得分 {:.2f}，结论“{}”。": "Score {:.2f}, judged “{}”. ",
    "细目：": "Points: ", "怎样写算数：": "What counts: ",
    "列是上面总览里的序号。缺＝没有写；弱＝只是带过；✓＝已写；无＝写明没有；空白＝不要求。":
        "Columns are the numbers of the overview. missing; w = only mentioned; ✓ = covered; none = declared none; blank = not asked.",
    "{} 份报告对 {} 项要求：颜色和记号见图下": "{} reports against {} requirements: colours and marks are explained below",
    "{}年 {} 份，应报已写 {:.0%}，每份问题 {:.1f} 处": "{}: {} reports, {:.0%} answered, {:.1f} errors and warnings each",
    "应报要求已写（平均）": "Required topics answered (mean)", "每份错误和警告（平均）": "Errors and warnings a report (mean)",
    # review and signatures
    "复核": "Review", "结论": "Conclusion", "理由": "Reasons", "复核结论": "Verdict", "复核意见": "Remark", "复核人": "Reviewer",
    "复核日期": "Reviewed on", "意见": "Remark", "日期": "Date", "选择": "Choose", "属实": "Confirmed", "误报": "False alarm",
    "已整改": "Mended", "不适用": "Not applicable", "签署和签收": "Signatures", "复核单位\n（盖章）": "Reviewing office\n(seal)",
    "复核单位（盖章）": "Reviewing office (seal)", "报告单位签收\n（盖章）": "Received by\n(seal)",
    "报告单位签收（盖章）": "Received by (seal)", "签收人": "Name", "签收日期": "Date", "负责人": "In charge", "    年  月  日": "        ",
    "需要修改多的在前；结论的门槛在清单的 [grades] 里。": "Those with most to mend first; the thresholds stand in [grades] of the checklist.",
    "复核单位（盖章）：": "Reviewing office (seal):", "复核人（签字）：": "Reviewer (signature):",
    "日期：        年    月    日": "Date:",
    "复核人：　　　　　　　日期：　　　　　　　签收：　　　　　　　": "Reviewer:                Date:                Received:",
    "请从下拉列表里选：{}": "Choose from the list: {}", "最多 {} 字": "At most {} characters",
    "请写日期，如 2024-03-01": "A date such as 2024-03-01",
    # the page
    "筛选": "Filters", "全部": "All", "文字": "Words", "清除筛选": "Clear filters", "明暗": "Light/dark", "按键": "Keys",
    "一并给结论": "One verdict for all", "用于显示的 {} 条": "Apply to the {} shown", "撤销": "Undo", "读入结论": "Load verdicts",
    "保存复核结论": "Save verdicts", "返回": "Back", "网页": "Page", "已复核": "Reviewed", "关闭": "Close",
    "这个浏览器不能运行脚本：可以阅读和打印，不能筛选和保存复核结论。":
        "This browser runs no scripts: the page can be read and printed, but not filtered, and verdicts cannot be saved.",
    "结论不一致": "Verdicts differ", "不一致的结论": "Verdicts that differ",
    "这些问题，网页里已有的结论和读入的不一样：": "On these findings the page and the file say different things:",
    "网页里的": "On the page", "读入的": "In the file", "保留网页里的": "Keep the page's", "采用读入的": "Take the file's",
    "下一条、上一条问题": "next, previous finding", "到原文里的位置": "to its place in the text", "按文字筛选": "filter by words",
    "显示这份说明": "show this", "符合 {} / {} 条，在 {} 份报告里": "{} of {} match, in {} reports", "显示 {} / {} 条": "{} of {} shown",
    "已复核 {} / {}": "{} of {} reviewed",
    "这个浏览器不让保存草稿，请及时点“保存复核结论”": "This browser keeps no drafts; press “Save verdicts” in good time",
    "已恢复 {} 条草稿": "{} drafts restored", "有复核结论还没有保存到文件": "Some verdicts are not saved to a file yet",
    "已记下": "Kept", "没有记下，草稿在浏览器里：{}": "Not kept, the draft is in the browser: {}", "复核结论.json": "verdicts.json",
    "已保存 {} 条：请运行 checker sheet import {}": "{} saved: run checker sheet import {}",
    "{} 不是网页清单保存的结论": "{} holds no verdicts saved by a page", "读入 {} 条": "{} loaded",
    "{} 条不一致，保留网页里的": "{} differ, the page's are kept", "{} 条说的问题这里没有": "{} are on findings that are not here",
    "{} 条记为“{}”": "{} marked “{}”", "已撤销 {} 条": "{} undone",
}  # fmt: skip
"""By the Chinese text; `{}` stands for a value."""


def say(lang: str, text: str, *values: object) -> str:
    """A text of a sheet with its values.

    Args:
        lang: zh or en.
        text: in Chinese, one of `ENGLISH`.
    """
    words = ENGLISH.get(text, text) if lang == "en" else text
    return words.format(*values) if values else words
