#!/bin/sh
# A double click opens a window: drag reports into it, or press return for the page that runs on this computer only.
if ! python3 -c "import checker" 2>/dev/null; then
  echo "还没有装好 checker，请先照 docs/clerks.md 安装。"
  exit 2
fi
printf '把报告拖进这个窗口，按回车；直接按回车则打开网页：'
IFS= read -r files
if [ -z "$files" ]; then
  exec python3 -m checker serve --open
fi
printf '%s\n' "$files" | xargs python3 -m checker door --open
