@echo off
rem Starts amiguard from an unpacked archive.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "VERSION="
set "MAJOR="
rem The first line is like: openjdk version "17.0.15" 2025-04-15. Java 8 calls itself 1.8.
for /f tokens^=2^ delims^=^" %%V in ('call "%JAVA%" -version 2^>^&1') do if not defined VERSION set "VERSION=%%V"
for /f "tokens=1,2 delims=.-+" %%A in ("%VERSION%") do if "%%A"=="1" (set "MAJOR=%%B") else set "MAJOR=%%A"
if not defined MAJOR goto nojava
if %MAJOR% LSS 17 goto oldjava
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xss4m -Xlog:disable ^
  -Dfile.encoding=UTF-8 %AMIGUARD_OPTS% -jar "%~dp0..\lib\amiguard.jar" %*
exit /b %ERRORLEVEL%

:nojava
echo amiguard: cannot start "%JAVA%"; install JDK 17 or later, or set JAVA_HOME 1>&2
exit /b 1

:oldjava
echo amiguard: "%JAVA%" is Java %MAJOR%; install JDK 17 or later, or set JAVA_HOME 1>&2
exit /b 1
