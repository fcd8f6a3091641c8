; What the installer for Windows does beside electron-builder's own. Its silent switches:
;   /S /allusers | /currentuser    for whom
;   /NOTELEMETRY                   turns telemetry off by a variable of the machine, or of the person with /currentuser
; and of the uninstaller: /S, and --delete-app-data, without which a silent one keeps what Kreya has stored.

!define OFF_VARIABLE "KREYA_DISABLETELEMETRY"
!define MACHINE_ENVIRONMENT "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"

!macro customHeader
  LangString removeData ${LANG_ENGLISH} "Also remove your settings and telemetry files from this computer? This can't be undone."
  LangString removeData ${LANG_GERMAN} "Möchten Sie auch Ihre Einstellungen und die Telemetriedateien von diesem Computer entfernen? Das lässt sich nicht rückgängig machen."
!macroend

; Puts the folder of kreyac on the PATH, or takes it off. By PowerShell, since a string of NSIS is too short for some.
!macro changePath what
  InitPluginsDir
  File "/oname=$PLUGINSDIR\path.ps1" "${BUILD_RESOURCES_DIR}\path.ps1"
  StrCpy $R1 "User"
  ${if} $installMode == "all"
    StrCpy $R1 "Machine"
  ${endIf}
  nsExec::Exec 'powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$PLUGINSDIR\path.ps1" ${what} $R1 "$INSTDIR\resources\kreyac"'
  Pop $R1
!macroend

; Programs that start from now on see the changed environment.
!macro tellEnvironmentChanged
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=5000
!macroend

!macro customInstall
  !insertmacro changePath "add"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/NOTELEMETRY" $R1
  ${ifNot} ${Errors}
    ${if} $installMode == "all"
      WriteRegStr HKLM "${MACHINE_ENVIRONMENT}" "${OFF_VARIABLE}" "true"
    ${else}
      WriteRegStr HKCU "Environment" "${OFF_VARIABLE}" "true"
    ${endIf}
  ${endIf}
  !insertmacro tellEnvironmentChanged
!macroend

!macro customUnInstall
  ; An update runs this of the version before it.
  ${ifNot} ${isUpdated}
    !insertmacro changePath "remove"
    !insertmacro tellEnvironmentChanged

    StrCpy $R2 "keep"
    ${if} ${Silent}
      ${GetParameters} $R0
      ClearErrors
      ${GetOptions} $R0 "--delete-app-data" $R1
      ${ifNot} ${Errors}
        StrCpy $R2 "remove"
      ${endIf}
    ${else}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(removeData)" IDNO +2
      StrCpy $R2 "remove"
    ${endIf}
    ${if} $R2 == "remove"
      ; It is the person's, for whomever Kreya was installed.
      SetShellVarContext current
      RMDir /r "$APPDATA\Kreya"
      RMDir /r "$LOCALAPPDATA\Kreya"
      ${if} $installMode == "all"
        SetShellVarContext all
      ${endIf}
    ${endIf}
  ${endIf}
!macroend
