; Stands in for the plugins that electron-builder's script calls and Debian does not have, in what a silent installation calls.

; A label that is not used: a 64-bit installer knows without asking that the system is one.
!pragma warning disable 6012

!include LogicLib.nsh
!include FileFunc.nsh

; UAC, which asks for an administrator. Under Wine everybody is one.
!define UAC_HDR__INC
!define UAC_IsAdmin `"" UAC_IsAdmin ""`
!macro _UAC_IsAdmin _a _b _t _f
  StrCmp $EXEPATH "" `${_f}` `${_t}`
!macroend
!define UAC_IsInnerInstance `"" UAC_IsInnerInstance ""`
!macro _UAC_IsInnerInstance _a _b _t _f
  StrCmp $EXEPATH "" `${_t}` `${_f}`
!macroend
!macro UAC_RunElevated
  Abort "This needs an administrator."
!macroend

; StdUtils, which reads the command line.
!define ___STDUTILS__NSH___
!define StdUtils.TestParameter "!insertmacro testParameter"
; Without ${if}, since the macro stands in conditions of it.
!macro testParameter out name
  !define testParameter ${__COUNTER__}
  ${GetParameters} ${out}
  ClearErrors
  ${GetOptions} ${out} "--${name}" ${out}
  IfErrors 0 found_${testParameter}
  ${GetParameters} ${out}
  ClearErrors
  ${GetOptions} ${out} "/${name}" ${out}
  IfErrors 0 found_${testParameter}
  StrCpy ${out} "false"
  Goto done_${testParameter}
  found_${testParameter}:
  StrCpy ${out} "true"
  done_${testParameter}:
  ClearErrors
  !undef testParameter
!macroend
!define StdUtils.GetAllParameters "!insertmacro getAllParameters"
!macro getAllParameters out truncate
  ; Not ${GetParameters}: NSIS takes /D= out of the line that it reads.
  System::Call 'kernel32::GetCommandLineW() w .s'
  Pop ${out}
!macroend
!define StdUtils.GetParentPath "!insertmacro getParentPath"
!macro getParentPath out path
  ${GetParent} ${path} ${out}
!macroend
!define StdUtils.ExecShellAsUser "!insertmacro execShellAsUser"
!macro execShellAsUser out file verb args
  ExecShell "${verb}" "${file}" "${args}"
!macroend

; Whether the app is running is asked of PowerShell, of which Wine has only the name, and that answers yes.
!macro customCheckAppRunning
!macroend
