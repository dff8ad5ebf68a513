"use strict";

// Takes reports in, two at a time, and shows how things stand.
(() => {
  const byId = (id) => document.getElementById(id);
  const largest = Number(byId("desk").dataset.file);
  const queue = [];
  let sending = 0;
  let sent = 0;
  let asked = 0;
  let timer = null;

  function make(name, text, attributes = {}) {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  const refuse = (name, why) => byId("refused").append(make("li", `${name}：${why}`));

  async function messageOf(answer) {
    try {
      return (await answer.json()).message;
    } catch {
      return `没有收下（${answer.status}）`;
    }
  }

  // A workbook or a file of verdicts is no report: somebody brings a sheet that is filled in.
  const filled = (name) => /[.](xlsx|json)$/i.test(name);

  function add(name, file) {
    if (filled(name)) {
      join([file]);
      return;
    }
    asked += 1;
    if (file.size > largest) {
      sent += 1;
      refuse(name, `超过 ${Math.floor(largest / 1048576)} MB，不像是一份报告`);
    } else queue.push([name, file]);
    work();
  }

  async function send(name, file) {
    try {
      const answer = await fetch(`/files?name=${encodeURIComponent(name)}`, { method: "POST", body: file });
      if (!answer.ok) refuse(name, await messageOf(answer));
    } catch {
      refuse(name, "没有送到；程序是不是已经结束？");
    }
    sending -= 1;
    sent += 1;
    work();
    look();
  }

  function work() {
    while (sending < 2 && queue.length) {
      sending += 1;
      send(...queue.shift());
    }
  }

  // A folder gives its entries a hundred at a time.
  async function walk(entry, path) {
    if (entry.isFile) {
      if (!/^([.]|~)/.test(entry.name)) add(path + entry.name, await new Promise((ok, no) => entry.file(ok, no)));
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((ok, no) => reader.readEntries(ok, no));
      if (!some.length) return;
      for (const one of some) await walk(one, `${path}${entry.name}/`);
    }
  }

  function row(file) {
    const line = make("tr");
    const name = make("th", undefined, { scope: "row" });
    const title = make("bdi");
    if (file.page) title.append(make("a", file.name, { href: `/sheet#r${file.page}` }));
    else title.textContent = file.name;
    name.append(title);
    line.append(name);
    if (file.state === "unread") line.append(make("td", file.message, { class: "wrong", colspan: 7 }));
    else if (!file.counts) line.append(make("td", "正在检查……", { class: "state", colspan: 7 }));
    else {
      line.append(make("td", file.issuer), make("td", [file.level, file.year].filter(Boolean).join(" ") || "没有认出"));
      for (const severity of ["error", "warning", "info"]) line.append(make("td", file.counts[severity], { class: "n" }));
      line.append(make("td", `${file.verdicts}/${file.findings}`, { class: "n" }));
      const copy = make("td");
      if (file.word) copy.append(make("a", "下载", { href: `/files/${file.id}/annotated`, download: "", "aria-label": `下载 ${file.name} 的批注稿` }));
      line.append(copy);
    }
    const last = make("td");
    const button = make("button", "移除", { type: "button", "aria-label": `移除 ${file.name}` });
    button.addEventListener("click", () => fetch(`/files/${file.id}`, { method: "DELETE" }).then(look));
    last.append(button);
    line.append(last);
    return line;
  }

  function show({ files, comparing, level, year, disputed: open }) {
    if (!byId("settings").contains(document.activeElement)) {
      byId("level").value = level || "";
      byId("year").value = year || "";
    }
    disputes(open);
    const waiting = files.filter((file) => file.state === "waiting").length;
    const busy = waiting || comparing || sent < asked;
    const done = files.length - waiting;
    const unread = files.filter((file) => file.state === "unread").length;
    const all = Math.max(files.length, files.length + asked - sent);
    byId("results").hidden = !files.length;
    byId("joining").hidden = !files.length;
    byId("annotated").hidden = !files.some((file) => file.word);
    byId("bar").hidden = !busy;
    byId("bar").value = all ? done / all : 0;
    byId("progress").textContent = !files.length && !busy ? "" : waiting || sent < asked ? `已检查 ${done} / ${all} 份`
      : comparing ? `已检查 ${done} 份，正在比较谁与谁雷同` : `检查完了，共 ${done} 份${unread ? `，其中 ${unread} 份没有检查，原因见表` : ""}`;
    const held = document.activeElement && document.activeElement.getAttribute("aria-label");
    byId("list").replaceChildren(...files.map(row));
    const again = held && byId("list").querySelector(`[aria-label="${CSS.escape(held)}"]`);
    if (again) again.focus({ preventScroll: true });
    return busy;
  }

  async function tell(path, said) {
    try {
      const answer = await fetch(path, { method: "POST", body: JSON.stringify(said) });
      if (!answer.ok) byId("joined").textContent = await messageOf(answer);
    } catch {
      byId("joined").textContent = "没有送到；程序是不是已经结束？";
    }
    look();
  }

  // One after the other, so that they are merged in the order given.
  async function join(files) {
    const lines = [];
    for (const file of files) {
      try {
        const answer = await fetch(`/copies?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
        if (!answer.ok) {
          lines.push(await messageOf(answer));
          continue;
        }
        const { taken, disputed, strange } = await answer.json();
        const parts = [`读入 ${taken} 条结论`];
        if (disputed) parts.push(`${disputed} 条与别人的不一致`);
        if (strange) parts.push(`${strange} 条说的报告这里没有，没有读入`);
        lines.push(`${file.name}：${parts.join("，")}`);
      } catch {
        lines.push(`${file.name}：没有送到；程序是不是已经结束？`);
      }
      byId("joined").textContent = lines.join("\n");
    }
    byId("joined").textContent = lines.join("\n");
    look();
  }

  let disputed = [];
  function disputes(list) {
    byId("disputed").hidden = !list.length;
    byId("open").textContent = `${list.length} 处不一致，还没有定`;
    if (JSON.stringify(list) === JSON.stringify(disputed)) return;
    disputed = list;
    byId("disputes").replaceChildren(...list.map((one) => {
      const line = make("tr");
      const voices = make("td");
      one.voices.forEach((voice, number) => {
        const button = make("button", voice.told, { type: "button" });
        button.addEventListener("click", () => tell("/disputed", { [one.id]: number }));
        voices.append(button);
      });
      line.append(make("td", one.name), make("td", one.rule), make("td", one.excerpt), voices);
      return line;
    }));
  }

  // Where no date is the latest, a person has to decide.
  function newest() {
    const choices = {};
    for (const one of disputed) {
      const dates = one.voices.map((voice) => voice.date);
      const latest = [...dates].sort().pop();
      if (latest && dates.filter((date) => date === latest).length === 1) choices[one.id] = dates.indexOf(latest);
    }
    const left = disputed.length - Object.keys(choices).length;
    byId("joined").textContent = left ? `${left} 处分不出日期先后，请逐处定` : "";
    tell("/disputed", choices);
  }

  function settings() {
    const year = byId("year");
    if (!year.checkValidity()) {
      year.reportValidity();
      return;
    }
    tell("/settings", { level: byId("level").value || null, year: year.value ? Number(year.value) : null });
  }

  async function look() {
    clearTimeout(timer);
    try {
      const answer = await fetch("/state");
      if (!answer.ok) byId("progress").textContent = await messageOf(answer);
      else if (show(await answer.json())) timer = setTimeout(look, 700);
    } catch {
      byId("progress").textContent = "程序已经结束，这个网页不再更新";
    }
  }

  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      byId("drop").classList.toggle("over", kind === "dragenter" || kind === "dragover");
    });
  }
  document.addEventListener("drop", (event) => {
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    if (entries.length && entries.every(Boolean)) entries.forEach((entry) => walk(entry, ""));
    else for (const file of event.dataTransfer.files) add(file.name, file);
  });
  byId("choose").addEventListener("click", () => byId("files").click());
  byId("files").addEventListener("change", (event) => {
    for (const file of event.target.files) add(file.name, file);
    event.target.value = "";
  });
  byId("join").addEventListener("click", () => byId("copies").click());
  byId("copies").addEventListener("change", async (event) => {
    await join([...event.target.files]);
    event.target.value = "";
  });
  byId("newest").addEventListener("click", newest);
  byId("settings").addEventListener("change", settings);
  byId("settings").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    if (confirm("把放进来的报告和结论都删掉？")) {
      byId("refused").replaceChildren();
      fetch("/files", { method: "DELETE" }).then(look);
    }
  });
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  window.addEventListener("pageshow", look);
})();
