"use strict";

// The page is complete without this script; it adds filters, keys, jumps across reports and saved verdicts.
(() => {
  const byId = (id) => document.getElementById(id);
  const reports = [...document.querySelectorAll(".report, .overview")];
  const findings = [...document.querySelectorAll(".finding")];
  const rows = [...document.querySelectorAll("tr[data-requirement]")];
  const chooser = byId("report");
  const fields = ["severity", "rule", "requirement", "words"].map(byId);
  const texts = new Map([...findings, ...rows].map((element) => [element, element.textContent.toLowerCase()]));
  let current = null;
  let unsaved = false;
  let reviewer = "";

  function show(report) {
    for (const other of reports) other.hidden = other !== report;
    if (chooser) chooser.value = report.id;
    filter();
  }

  function filter() {
    const [severity, rule, requirement, words] = fields.map((field) => field.value.trim().toLowerCase());
    const same = (wanted, value) => !wanted || wanted === (value || "").toLowerCase();
    let shown = 0;
    let all = 0;
    for (const finding of findings) {
      const data = finding.dataset;
      finding.hidden = !(same(severity, data.severity) && same(rule, data.rule) &&
        same(requirement, data.requirement) && texts.get(finding).includes(words));
      if (finding.closest(".report").hidden) continue;
      all += 1;
      shown += finding.hidden ? 0 : 1;
    }
    for (const row of rows) {
      row.hidden = !(same(requirement, row.dataset.requirement) && texts.get(row).includes(words));
    }
    byId("shown").textContent = all ? `显示 ${shown} / ${all} 条` : "";
  }

  function clearFilters() {
    for (const field of fields) field.value = "";
    filter();
  }

  function go(id) {
    const target = id && byId(id);
    const report = target && target.closest(".report, .overview");
    if (!report) return;
    if (report.hidden) show(report);
    if (target.hidden) clearFilters();
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    if (target !== report) target.classList.add("here");
    if (target.matches(".finding")) current = target;
    target.scrollIntoView({ block: target === report ? "start" : "center" });
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

  function changed(finding) {
    unsaved = true;
    byId("save").classList.add("unsaved");
    byId("state").textContent = "有复核结论还没有保存";
    entry(finding, "verdict").closest("fieldset").classList.add("filled");
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

  function save() {
    const verdicts = [];
    for (const finding of findings) {
      const record = { id: finding.dataset.id, excerpt: finding.dataset.excerpt };
      for (const name of ["verdict", "remark", "by", "date"]) record[name] = entry(finding, name).value;
      if (record.verdict || record.remark || record.by || record.date) verdicts.push(record);
    }
    const blob = new Blob([JSON.stringify({ schema: 1, verdicts }, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "复核结论.json";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    unsaved = false;
    byId("save").classList.remove("unsaved");
    byId("state").textContent = `已保存 ${verdicts.length} 条：请运行 checker sheet import 复核结论.json`;
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    t: () => current && current.querySelector(".place").click(),
    s: save,
    "/": () => byId("words").focus(),
    "?": () => byId("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || byId("keys").open) return;
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
    history.pushState(null, "", `#${id}`);
    go(id);
  });
  document.addEventListener("input", (event) => {
    const finding = event.target.closest(".finding");
    if (finding) event.target.name === "verdict" || event.target.name === "by" ? decide(finding) : changed(finding);
    else filter();
  });
  window.addEventListener("popstate", () => go(location.hash.slice(1)));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", clearFilters);
  byId("save").addEventListener("click", save);
  byId("help").addEventListener("click", () => byId("keys").showModal());
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  if (chooser) chooser.addEventListener("change", () => { history.pushState(null, "", `#${chooser.value}`); go(chooser.value); });
  for (const finding of findings) {
    const values = ["verdict", "remark", "by", "date"].map((name) => entry(finding, name).value);
    finding.querySelector("fieldset").classList.toggle("filled", values.some(Boolean));
  }
  if (reports.length) show(reports[0]);
  go(location.hash.slice(1));
})();
