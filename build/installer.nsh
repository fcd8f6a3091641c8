; What the installer for Windows does beside electron-builder's own. Its silent switches:
;   /S /allusers | /currentuser    for whom
;   /NOTELEMETRY                   turns telemetry off by a variable of the machine, or of the person with /currentuser
; and of the uninstaller: /S, and --delete-app-data, without which a silent one keeps what Kreya has stored.
; `npm run test:installers` tries all of it.

!define OFF_VARIABLE "KREYA_DISABLETELEMETRY"
!define MACHINE_ENVIRONMENT "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"

!macro customHeader
  LangString removeData ${LANG_ENGLISH} "Also remove your settings and telemetry files from this computer? This can't be undone."
  LangString removeData ${LANG_GERMAN} "Möchten Sie auch Ihre Einstellungen und die Telemetriedateien von diesem Computer entfernen? Das lässt sich nicht rückgängig machen."

  !ifndef BUILD_UNINSTALLER
    !include "machine-folder.nsh"
  !endif
!macroend

!macro turnTelemetryOff
  ${if} $installMode == "all"
    WriteRegStr HKLM "${MACHINE_ENVIRONMENT}" "${OFF_VARIABLE}" "true"
  ${else}
    WriteRegStr HKCU "Environment" "${OFF_VARIABLE}" "true"
  ${endIf}
!macroend

; Programs that start from now on see the changed environment.
!macro tellEnvironmentChanged
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=5000
!macroend

; electron-builder's script keeps a copy of the whole installer for an updater, which Kreya does not have.
!macro removeInstallerCopy
  SetShellVarContext current
  Delete "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
  ${GetParent} "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}" $R0
  RMDir "$R0"
  ${if} $installMode == "all"
    SetShellVarContext all
  ${endIf}
!macroend

!include "path.nsh"

!macro customInstall
  !insertmacro changePath "add"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/NOTELEMETRY" $R1
  ${ifNot} ${Errors}
    !insertmacro turnTelemetryOff
  ${endIf}
  ${if} $installMode == "all"
    Call secureMachineFolder
    ${if} $0 == "foreign"
      !insertmacro turnTelemetryOff
    ${endIf}
  ${endIf}
  !insertmacro tellEnvironmentChanged
  !insertmacro removeInstallerCopy
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
