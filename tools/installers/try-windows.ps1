# Installs the setup that `npm run package -- --installers` made, tries what a person may expect, and uninstalls it: for this
# person, or for all of the machine as administrator. Ends with an error at the first thing that is not so.
param([Parameter(Mandatory)][ValidateSet('currentuser', 'allusers')][string] $For)
$ErrorActionPreference = 'Stop'

function Expect([string] $What, [scriptblock] $Holds) {
  if (-not (& $Holds)) { throw "FAILED  $What" }
  Write-Output "passed  $What"
}

# An installer hands on to a copy of itself, so that its end says little.
function WaitUntil([string] $What, [scriptblock] $Holds) {
  $end = (Get-Date).AddMinutes(3)
  while (-not (& $Holds)) {
    if ((Get-Date) -gt $end) { throw "FAILED  $What" }
    Start-Sleep -Milliseconds 500
  }
  Write-Output "passed  $What"
}

$scope, $folder = if ($For -eq 'allusers') {
  'Machine', "$env:ProgramFiles\Kreya"
} else {
  'User', "$env:LOCALAPPDATA\Programs\Kreya"
}
$variable = 'KREYA_DISABLETELEMETRY'
function PathHas { [Environment]::GetEnvironmentVariable('Path', $scope).Split(';') -contains "$folder\resources\kreyac" }

$before = [Environment]::GetEnvironmentVariable('Path', $scope)
$setup = (Get-Item dist\*.exe | Where-Object Name -Match 'Setup')[0].FullName
Start-Process $setup -ArgumentList '/S', "/$For", '/NOTELEMETRY' -Wait

Expect 'the folder has the name of the product' { Test-Path "$folder\Kreya.exe" }
Expect 'kreyac is on the PATH' { PathHas }
Expect 'what was on the PATH still is' { [Environment]::GetEnvironmentVariable('Path', $scope).Contains($before.TrimEnd(';')) }
Expect '/NOTELEMETRY turned telemetry off' { [Environment]::GetEnvironmentVariable($variable, $scope) -eq 'true' }
Expect 'the installer leaves no copy of itself' { -not (Test-Path "$env:LOCALAPPDATA\kreya-updater") }
if ($For -eq 'allusers') {
  $rights = '^O:BA.*D:P(AI)?\(A;OICI;FA;;;SY\)\(A;OICI;FA;;;BA\)\(A;OICI;0x1200a9;;;BU\)$'
  Expect 'only administrators may write to the folder of the machine-wide file' { (Get-Acl "$env:ProgramData\Kreya").Sddl -match $rights }
}
$env:Path = "$folder\resources\kreyac;$env:SystemRoot\System32"
Expect 'kreyac runs without a Node' { (kreyac version) -match '^\d+\.\d+\.\d+' }
$env:KREYA_DISABLETELEMETRY = 'true'
Expect 'kreyac names the variable' { (kreyac telemetry status --json | ConvertFrom-Json).disabledByName -eq $variable }
kreyac nonsense 2>$null
Expect 'a wrong call ends with 2' { $LASTEXITCODE -eq 2 }

$app = Start-Process "$folder\Kreya.exe" -PassThru
WaitUntil 'the app shows its window' { $app.Refresh(); $app.MainWindowTitle -ne '' }
$app.CloseMainWindow() | Out-Null
WaitUntil 'the app ends' { $app.HasExited }

New-Item -ItemType Directory -Force "$env:APPDATA\Kreya" | Out-Null
Start-Process "$folder\Uninstall Kreya.exe" -ArgumentList '/S', "/$For" -Wait
WaitUntil 'nothing of the app is left' { -not (Test-Path "$folder\Kreya.exe") }
Expect 'kreyac is off the PATH' { -not (PathHas) }
Expect 'a silent uninstallation keeps what was stored' { Test-Path "$env:APPDATA\Kreya" }

Start-Process $setup -ArgumentList '/S', "/$For" -Wait
Start-Process "$folder\Uninstall Kreya.exe" -ArgumentList '/S', "/$For", '--delete-app-data' -Wait
WaitUntil 'told to, it removes what was stored' { -not (Test-Path "$env:APPDATA\Kreya") }
[Environment]::SetEnvironmentVariable($variable, $null, $scope)
