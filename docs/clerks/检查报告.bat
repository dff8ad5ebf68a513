@echo off
rem Drag reports onto this file: the result is shown, and an annotated copy is written beside each Word report.
rem A double click opens the page that runs on this computer only.
chcp 65001 >nul
set PYTHONUTF8=1
set "RUN=py -3"
where py >nul 2>nul || set "RUN=python"
%RUN% -c "import checker" 2>nul
if errorlevel 1 (
  echo 还没有装好 checker，请先照 docs/clerks.md 安装。
  pause
  exit /b 2
)
if "%~1"=="" (
  %RUN% -m checker serve --open
) else (
  %RUN% -m checker door --open %*
)
set CODE=%ERRORLEVEL%
pause
exit /b %CODE%
