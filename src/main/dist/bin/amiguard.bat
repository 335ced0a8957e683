@echo off
rem Starts amiguard from an unpacked archive.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xss4m -Xlog:disable ^
  -Dfile.encoding=UTF-8 %AMIGUARD_OPTS% -jar "%~dp0..\lib\amiguard.jar" %*
exit /b %ERRORLEVEL%
