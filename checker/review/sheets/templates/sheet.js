"use strict";

// The page is complete without this script; it adds filters, keys, jumps across reports and verdicts that are
// kept: in the browser as they are typed, in a file when asked, and in the program when it shows this page.
(() => {
  const byId = (id) => document.getElementById(id);
  // The texts of this script in another language, by the Chinese ones; {} stands for a value.
  const texts = JSON.parse(document.documentElement.dataset.texts || "{}");
  const t = (text, ...values) => (texts[text] || text).replace(/\{\}/g, () => values.shift());
  const reports = [...document.querySelectorAll(".report, .overview")];
  const findings = [...document.querySelectorAll(".finding")];
  const rows = [...document.querySelectorAll("tr[data-requirement]")];
  const chooser = byId("report");
  const fields = ["severity", "rule", "requirement", "words", "level"].map(byId).filter(Boolean);
  const contents = new Map([...findings, ...rows].map((element) => [element, element.textContent.toLowerCase()]));
  const names = ["verdict", "remark", "by", "date"];
  const desk = "desk" in document.documentElement.dataset;
  const unsaved = new Set();
  let current = null;
  let reviewer = "";
  let undone = [];
  document.documentElement.classList.add("js");

  function show(report) {
    for (const other of reports) other.hidden = other !== report;
    if (chooser) chooser.value = report.id;
    filter();
  }

  const overview = () => Boolean(reports[0] && reports[0].matches(".overview") && !reports[0].hidden);
  // What the filters let through: in the report that is shown, or in all of them on the overview.
  const chosen = () => findings.filter((one) => !one.hidden && (overview() || !one.closest(".report").hidden));

  function filter() {
    const [severity, rule, requirement, words, level = ""] = fields.map((field) => field.value.trim().toLowerCase());
    const same = (wanted, value) => !wanted || wanted === (value || "").toLowerCase();
    const counts = new Map();
    for (const finding of findings) {
      const data = finding.dataset;
      const within = finding.closest(".report");
      finding.hidden = !(same(severity, data.severity) && same(rule, data.rule) && same(level, within.dataset.level) &&
        same(requirement, data.requirement) && contents.get(finding).includes(words));
      const report = within.id;
      counts.set(report, (counts.get(report) || 0) + (finding.hidden ? 0 : 1));
    }
    for (const row of rows) {
      row.hidden = !(same(requirement, row.dataset.requirement) && contents.get(row).includes(words));
    }
    const any = severity || rule || requirement || words;
    for (const row of document.querySelectorAll("tr[data-report]")) {
      const other = !same(level, byId(row.dataset.report).dataset.level);
      row.hidden = other || (Boolean(any) && !counts.get(row.dataset.report));
    }
    for (const cell of document.querySelectorAll("[data-for]")) cell.hidden = !same(requirement, cell.dataset.for);
    const all = findings.filter((one) => overview() || !one.closest(".report").hidden).length;
    const shown = chosen();
    const where = new Set(shown.map((one) => one.closest(".report"))).size;
    byId("shown").textContent = !all ? "" : overview() ? t("符合 {} / {} 条，在 {} 份报告里", shown.length, all, where)
      : t("显示 {} / {} 条", shown.length, all);
    count();
  }

  function count() {
    const given = findings.filter((finding) => entry(finding, "verdict").value).length;
    byId("done").textContent = findings.length ? t("已复核 {} / {}", given, findings.length) : "";
    const open = chosen().filter((finding) => !entry(finding, "verdict").value).length;
    byId("apply").textContent = t("用于显示的 {} 条", open);
    byId("apply").disabled = !open || !byId("bulk").value;
  }

  function clearFilters() {
    for (const field of fields) field.value = "";
    filter();
  }

  // Height of what stays in sight at the top.
  const header = () => {
    const bar = document.querySelector("header");
    return getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  };

  function go(id) {
    const target = id && byId(id);
    const report = target && target.closest(".report, .overview");
    if (!report) return;
    if (report.hidden) show(report);
    if (target.hidden) clearFilters();
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    if (target !== report) target.classList.add("here");
    if (target.matches(".finding")) current = target;
    if (target !== report) target.scrollIntoView({ block: "center" });
    else window.scrollTo(0, report.getBoundingClientRect().top + window.scrollY - header());
    (target === report ? report.querySelector("h2") : target).focus({ preventScroll: true });
  }

  // The words of a finding, or at least its paragraph, beside it; the focus stays where it is.
  function reveal(finding) {
    const words = document.querySelector(`mark a[href="#${finding.id}"]`);
    const place = words || byId(finding.querySelector(".place").getAttribute("href").slice(1));
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    place.classList.add("here");
    place.scrollIntoView({ block: "center" });
  }

  function step(by) {
    const visible = findings.filter((finding) => !finding.hidden && !finding.closest(".report").hidden);
    if (!visible.length) return;
    const at = visible.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1);
    go(visible[next].id);
  }

  const entry = (finding, name) => finding.querySelector(`[name="${name}"]`);
  const said = (finding) => Object.fromEntries(names.map((name) => [name, entry(finding, name).value]));
  const blank = (record) => !names.some((name) => record[name]);

  function write(finding, record) {
    for (const name of names) entry(finding, name).value = record[name] || "";
    finding.querySelector("fieldset").classList.toggle("filled", !blank(record));
  }

  // Drafts: what was typed and is in no file yet survives a reload; a browser may refuse to keep anything.
  const draftOf = (finding) => `checker:${location.pathname}:${finding.dataset.id}`;

  function keep(finding, kept) {
    try {
      const record = said(finding);
      if (kept && blank(record)) localStorage.removeItem(draftOf(finding));
      else localStorage.setItem(draftOf(finding), JSON.stringify({ ...record, kept }));
    } catch {
      byId("state").textContent = t("这个浏览器不让保存草稿，请及时点“保存复核结论”");
    }
  }

  function restore() {
    let restored = 0;
    for (const finding of findings) {
      let draft = null;
      try {
        draft = JSON.parse(localStorage.getItem(draftOf(finding)));
      } catch {
        continue;
      }
      // What is in a file may have been overtaken by what the sheet brings along.
      if (!draft || (draft.kept && !blank(said(finding)))) continue;
      if (names.every((name) => (draft[name] || "") === entry(finding, name).value)) continue;
      write(finding, draft);
      if (!draft.kept || desk) mark(finding);
      restored += 1;
    }
    if (restored) byId("state").textContent = t("已恢复 {} 条草稿", restored);
  }

  function mark(finding) {
    unsaved.add(finding);
    byId("save").classList.toggle("unsaved", !desk);
    if (desk) later();
  }

  function changed(finding) {
    finding.querySelector("fieldset").classList.toggle("filled", !blank(said(finding)));
    byId("state").textContent = desk ? "" : t("有复核结论还没有保存到文件");
    keep(finding, false);
    mark(finding);
    count();
  }

  function decide(finding) {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    if (entry(finding, "verdict").value) {
      if (!entry(finding, "by").value) entry(finding, "by").value = reviewer;
      if (!entry(finding, "date").value) {
        entry(finding, "date").value = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
      }
    }
    reviewer = entry(finding, "by").value || reviewer;
    changed(finding);
  }

  const record = (finding) => ({ id: finding.dataset.id, excerpt: finding.dataset.excerpt, ...said(finding) });

  function settle(some) {
    for (const finding of some) {
      keep(finding, true);
      unsaved.delete(finding);
    }
    byId("save").classList.toggle("unsaved", !desk && unsaved.size > 0);
  }

  // To the program that shows this page.
  let waiting = null;
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(tell, 300);
  }

  async function tell() {
    const some = [...unsaved];
    if (!some.length) return;
    const records = some.map(record);
    try {
      const body = JSON.stringify({ schema: 1, verdicts: records });
      const answer = await fetch("/verdicts", { method: "POST", body, keepalive: body.length < 60000 });
      if (!answer.ok) throw new Error((await answer.json()).message);
      settle(some.filter((finding, at) => names.every((name) => said(finding)[name] === records[at][name])));
      byId("state").textContent = t("已记下");
      if (unsaved.size) later();
    } catch (error) {
      byId("state").textContent = t("没有记下，草稿在浏览器里：{}", error.message);
    }
  }

  function save() {
    const verdicts = findings.map(record).filter((one) => !blank(one));
    const blob = new Blob([JSON.stringify({ schema: 1, verdicts }, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = t("复核结论.json");
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    if (!desk) settle([...unsaved]);
    byId("state").textContent = t("已保存 {} 条：请运行 checker sheet import {}", verdicts.length, link.download);
  }

  // Verdicts from a file that was saved here or elsewhere; where both say something else, a person decides.
  async function load(file) {
    let records = null;
    try {
      const data = JSON.parse(await file.text());
      records = data.schema === 1 && Array.isArray(data.verdicts) ? data.verdicts : null;
    } catch {
      records = null;
    }
    if (!records || !records.every((one) => one && typeof one.id === "string")) {
      byId("state").textContent = t("{} 不是网页清单保存的结论", file.name);
      return;
    }
    const known = new Map(findings.map((finding) => [finding.dataset.id, finding]));
    const clashes = [];
    let taken = 0;
    let strange = 0;
    for (const one of records) {
      const finding = known.get(one.id);
      if (!finding) strange += 1;
      else if (blank(one) || names.every((name) => (one[name] || "") === entry(finding, name).value)) continue;
      else if (entry(finding, "verdict").value && entry(finding, "verdict").value !== one.verdict) clashes.push([finding, one]);
      else {
        write(finding, { ...said(finding), ...Object.fromEntries(names.filter((n) => one[n]).map((n) => [n, one[n]])) });
        changed(finding);
        taken += 1;
      }
    }
    const theirs = clashes.length && (await settled(clashes)) === "theirs";
    if (theirs) {
      for (const [finding, one] of clashes) {
        write(finding, one);
        changed(finding);
      }
    }
    const parts = [t("读入 {} 条", taken + (theirs ? clashes.length : 0))];
    if (clashes.length && !theirs) parts.push(t("{} 条不一致，保留网页里的", clashes.length));
    if (strange) parts.push(t("{} 条说的问题这里没有", strange));
    byId("state").textContent = parts.join(t("，"));
  }

  function settled(clashes) {
    const who = (one) => [one.verdict, one.by, one.date, one.remark].filter(Boolean).join(" ");
    byId("conflict-list").replaceChildren(...clashes.map(([finding, one]) => {
      const row = document.createElement("tr");
      for (const text of [finding.dataset.excerpt, who(said(finding)), who(one)]) {
        const cell = document.createElement("td");
        cell.textContent = text;
        row.append(cell);
      }
      return row;
    }));
    const dialog = byId("conflicts");
    dialog.returnValue = "ours";
    dialog.showModal();
    return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
  }

  // One verdict for everything that is shown and has none.
  function apply() {
    const some = chosen().filter((finding) => !entry(finding, "verdict").value);
    undone = some.map((finding) => [finding, said(finding)]);
    for (const finding of some) {
      entry(finding, "verdict").value = byId("bulk").value;
      decide(finding);
    }
    byId("undo").hidden = false;
    byId("state").textContent = t("{} 条记为“{}”", some.length, t(byId("bulk").value));
    byId("bulk").value = "";
    count();
  }

  function undo() {
    for (const [finding, before] of undone) {
      write(finding, before);
      changed(finding);
    }
    byId("state").textContent = t("已撤销 {} 条", undone.length);
    byId("undo").hidden = true;
    undone = [];
  }

  // What decided here comes first, then what the rule looks for.
  function explain(id, finding) {
    const manual = byId(id);
    if (!manual) return;
    const reason = finding && finding.querySelector(".reason");
    const texts = [reason && reason.querySelector("bdi"), manual.querySelector("p")].filter(Boolean).map((element) => element.textContent);
    byId("why-text").textContent = texts.join("\n\n");
    byId("why").showModal();
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    t: () => current && current.querySelector(".place").click(),
    s: save,
    w: () => current && current.querySelector(".why").click(),
    "/": () => byId("words").focus(),
    "?": () => byId("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const choice = Number(event.key);
    if (choice >= 1 && choice <= 4 && current) {
      entry(current, "verdict").selectedIndex = choice;
      decide(current);
    } else if (Object.hasOwn(keys, event.key)) keys[event.key]();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const finding = event.target.closest(".finding");
    if (finding) current = finding;
    if (!link) {
      if (finding && !event.target.closest("fieldset")) reveal(finding);
      return;
    }
    event.preventDefault();
    const id = link.getAttribute("href").slice(1);
    if (link.matches(".why")) {
      explain(id, finding);
      return;
    }
    history.pushState(null, "", `#${id}`);
    go(id);
  });
  document.addEventListener("input", (event) => {
    const finding = event.target.closest(".finding");
    if (finding) event.target.name === "verdict" || event.target.name === "by" ? decide(finding) : changed(finding);
    else if (event.target.form === byId("filters")) filter();
    else count();
  });
  // Paper shows what was decided, not the boxes to decide in.
  window.addEventListener("beforeprint", () => {
    for (const cell of document.querySelectorAll("[data-said]")) {
      const { verdict, remark } = said(byId(cell.dataset.said));
      cell.textContent = [t(verdict), remark].filter(Boolean).join(t("："));
    }
  });
  window.addEventListener("popstate", () => go(location.hash.slice(1)));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size && desk) tell();
    else if (unsaved.size) event.preventDefault();
  });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", clearFilters);
  byId("save").addEventListener("click", save);
  byId("apply").addEventListener("click", apply);
  byId("undo").addEventListener("click", undo);
  byId("load").addEventListener("click", () => byId("verdicts").click());
  byId("verdicts").addEventListener("change", async (event) => {
    for (const file of event.target.files) await load(file);
    event.target.value = "";
  });
  byId("help").addEventListener("click", () => byId("keys").showModal());
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  if (chooser) chooser.addEventListener("change", () => { history.pushState(null, "", `#${chooser.value}`); go(chooser.value); });
  // The boxes to decide in are the same for every finding; the page brings them once.
  for (const finding of findings) {
    finding.insertBefore(byId("review").content.cloneNode(true), finding.querySelector(".earlier"));
    write(finding, JSON.parse(finding.dataset.said || "{}"));
  }
  restore();
  if (reports.length) show(reports[0]);
  go(location.hash.slice(1));
})();
