; Puts the folder of kreyac at the end of the PATH of the person or the machine, or takes it off; what else is there stays as it
; is. In memory, since a string of NSIS is too short for some, and by the system, since PowerShell may be forbidden.
;   $0 the key, $1 the type of the value, $2 its bytes, $3 characters of the folder between separators, $4 a buffer: the value
;   between separators, $5 to $8 places in it and sizes, $9 errors; $R0 to $R3 the key's and the folder's names

!define ERROR_SUCCESS 0
!define ERROR_FILE_NOT_FOUND 2
!define REG_EXPAND_SZ 2
!define KEY_QUERY_VALUE_AND_SET_VALUE 3

!macro changePath what
  ${if} $installMode == "all"
    StrCpy $R0 0x80000002 ; HKEY_LOCAL_MACHINE
    StrCpy $R1 "${MACHINE_ENVIRONMENT}"
  ${else}
    StrCpy $R0 0x80000001 ; HKEY_CURRENT_USER
    StrCpy $R1 "Environment"
  ${endIf}
  StrCpy $R2 "$INSTDIR\resources\kreyac"
  StrCpy $R3 ";$R2;"

  System::Call 'advapi32::RegOpenKeyExW(p R0, w R1, i 0, i ${KEY_QUERY_VALUE_AND_SET_VALUE}, *p .r0) i .r9'
  ${if} $9 == ${ERROR_SUCCESS}
    StrCpy $2 0
    System::Call 'advapi32::RegQueryValueExW(p r0, w "Path", p 0, *i .r1, p 0, *i .r2) i .r9'
    ${if} $9 == ${ERROR_FILE_NOT_FOUND}
      StrCpy $1 ${REG_EXPAND_SZ}
      StrCpy $2 0
      StrCpy $9 ${ERROR_SUCCESS}
    ${endIf}
    ; Neither what can't be read nor what is no text is replaced.
    ${if} $9 == ${ERROR_SUCCESS}
    ${andIf} $1 <= ${REG_EXPAND_SZ}
      StrLen $3 $R3
      IntOp $5 $3 * 2
      IntOp $5 $5 + $2
      IntOp $5 $5 + 8
      System::Alloc $5
      Pop $4
      System::Call 'kernel32::lstrcpyW(p r4, w ";")'
      IntPtrOp $5 $4 + 2
      ${if} $2 <> 0
        System::Call 'advapi32::RegQueryValueExW(p r0, w "Path", p 0, p 0, p r5, *i r2) i .r9'
      ${endIf}
      System::Call 'kernel32::lstrlenW(p r4) i .r6'
      IntOp $7 $6 * 2
      IntPtrOp $7 $4 + $7
      IntPtrOp $7 $7 - 2
      System::Call '*$7(&i2 .r8)'
      ${if} $8 <> 59 ; it ends without a separator
        System::Call 'kernel32::lstrcatW(p r4, w ";")'
      ${endIf}

      ${do}
        System::Call 'shlwapi::StrStrIW(p r4, w R3) p .r6'
        ${if} $6 == 0
          ${exitDo}
        ${endIf}
        ; What follows moves over it, from its second separator on.
        IntOp $7 $3 * 2
        IntOp $7 $7 - 2
        IntPtrOp $7 $6 + $7
        System::Call 'kernel32::lstrlenW(p r7) i .r8'
        IntOp $8 $8 * 2
        IntOp $8 $8 + 2
        System::Call 'ntdll::RtlMoveMemory(p r6, p r7, p r8)'
      ${loop}

      !if ${what} == "add"
        System::Call 'kernel32::lstrcatW(p r4, w R2)'
        System::Call 'kernel32::lstrlenW(p r5) i .r6'
      !else
        ; Without the separator at its end.
        System::Call 'kernel32::lstrlenW(p r5) i .r6'
        ${if} $6 > 0
          IntOp $6 $6 - 1
          IntOp $7 $6 * 2
          IntPtrOp $7 $5 + $7
          System::Call '*$7(&i2 0)'
        ${endIf}
      !endif
      ${if} $9 == ${ERROR_SUCCESS}
        IntOp $6 $6 * 2
        IntOp $6 $6 + 2
        System::Call 'advapi32::RegSetValueExW(p r0, w "Path", i 0, i r1, p r5, i r6)'
      ${endIf}
      System::Free $4
    ${endIf}
    System::Call 'advapi32::RegCloseKey(p r0)'
  ${endIf}
!macroend
