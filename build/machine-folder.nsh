; The folder of the machine-wide configuration file, which decides for everybody where telemetry goes. Anyone may create a folder
; in %ProgramData%, and owns it then. So the installer creates it, and lets only administrators write to it.

; Owned by administrators; they and the system may do everything, others read, and nothing comes from %ProgramData%.
!define ADMINISTRATORS_ONLY "O:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"

!define NO_HANDLE -1
!define READ_CONTROL_WRITE_DAC_WRITE_OWNER 0xE0000
!define SHARE_ALL 7
!define OPEN_EXISTING 3
!define FOLDERS_TOO_AND_LINKS_THEMSELVES 0x02200000
!define ERROR_PATH_NOT_FOUND 3
!define SE_FILE_OBJECT 1
!define OWNER_AND_DACL 5
!define OWNER_AND_PROTECTED_DACL 0x80000005
!define SE_DACL_PROTECTED 0x1000
!define TOKEN_QUERY 8
!define TOKEN_USER 1
!define WIN_LOCAL_SYSTEM_SID 22
!define WIN_BUILTIN_ADMINISTRATORS_SID 26
!define /math SIZE_OF_SECURITY_ATTRIBUTES ${NSIS_PTR_SIZE} * 3

; Makes $0 "absent", "trusted", or "foreign", by the owner of the folder or file $1: trusted are administrators, the system and
; the account that installs. What is trusted but has the access rights of %ProgramData%, with which everybody may add files, gets
; those of the security descriptor $2. By a handle, so that nobody puts a link in its place in between.
;   $4 the handle, $5 the security descriptor, $6 the owner, $7 whether it is trusted, $8 and $9 results, $R0 who installs
Function checkOwner
  StrCpy $0 "foreign"
  System::Call 'kernel32::CreateFileW(w r1, i ${READ_CONTROL_WRITE_DAC_WRITE_OWNER}, i ${SHARE_ALL}, p 0, i ${OPEN_EXISTING}, i ${FOLDERS_TOO_AND_LINKS_THEMSELVES}, p 0) p .r4 ?e'
  Pop $9
  ${if} $4 == ${NO_HANDLE}
    ${if} $9 == ${ERROR_FILE_NOT_FOUND}
    ${orIf} $9 == ${ERROR_PATH_NOT_FOUND}
      StrCpy $0 "absent"
    ${endIf}
    Return
  ${endIf}

  System::Call 'advapi32::GetSecurityInfo(p r4, i ${SE_FILE_OBJECT}, i ${OWNER_AND_DACL}, *p .r6, p 0, p 0, p 0, *p .r5) i .r9'
  ${if} $9 == ${ERROR_SUCCESS}
    System::Call 'advapi32::IsWellKnownSid(p r6, i ${WIN_LOCAL_SYSTEM_SID}) i .r7'
    System::Call 'advapi32::IsWellKnownSid(p r6, i ${WIN_BUILTIN_ADMINISTRATORS_SID}) i .r8'
    IntOp $7 $7 | $8
    System::Alloc 256
    Pop $R0
    System::Call 'advapi32::OpenProcessToken(p -1, i ${TOKEN_QUERY}, *p .r8)'
    System::Call 'advapi32::GetTokenInformation(p r8, i ${TOKEN_USER}, p R0, i 256, *i .r9)'
    System::Call 'kernel32::CloseHandle(p r8)'
    System::Call '*$R0(p .r8)'
    System::Call 'advapi32::EqualSid(p r6, p r8) i .r8'
    System::Free $R0
    IntOp $7 $7 | $8
    ${if} $7 <> 0
      StrCpy $0 "trusted"
      System::Call 'advapi32::GetSecurityDescriptorControl(p r5, *i .r8, *i .r9)'
      IntOp $8 $8 & ${SE_DACL_PROTECTED}
      ${if} $8 = 0
        System::Call 'advapi32::SetKernelObjectSecurity(p r4, i ${OWNER_AND_PROTECTED_DACL}, p r2)'
      ${endIf}
    ${endIf}
    System::Call 'kernel32::LocalFree(p r5)'
  ${endIf}
  System::Call 'kernel32::CloseHandle(p r4)'
FunctionEnd

; Renames what $1 names, for an administrator to look at.
Function setAside
  System::Call 'ole32::CoCreateGuid(g .r9)'
  Rename "$1" "$1 set aside $9"
FunctionEnd

; Makes $0 "trusted", or "foreign" if somebody else had put a folder or file there, whether or not it could be set aside.
Function secureMachineFolder
  System::Call 'advapi32::ConvertStringSecurityDescriptorToSecurityDescriptorW(w "${ADMINISTRATORS_ONLY}", i 1, *p .r2, p 0)'
  StrCpy $1 "$APPDATA\Kreya" ; of the machine, after `SetShellVarContext all`
  Call checkOwner
  ${if} $0 == "trusted"
    StrCpy $1 "$1\kreya.config.json"
    Call checkOwner
    ${if} $0 == "foreign"
      Call setAside
    ${else}
      StrCpy $0 "trusted"
    ${endIf}
  ${else}
    ${if} $0 == "foreign"
      Call setAside
    ${endIf}
    System::Call '*(p ${SIZE_OF_SECURITY_ATTRIBUTES}, p r2, p 0) p .r3'
    System::Call 'kernel32::CreateDirectoryW(w r1, p r3) i .r9'
    System::Free $3
    ${if} $9 == 0
      StrCpy $0 "foreign"
    ${elseif} $0 == "absent"
      StrCpy $0 "trusted"
    ${endIf}
  ${endIf}
  System::Call 'kernel32::LocalFree(p r2)'
FunctionEnd
