# Puts a folder at the end of the PATH of the person or the machine, or takes it off; what else is there stays as it is.
param(
  [Parameter(Mandatory)][ValidateSet('add', 'remove')][string] $What,
  [Parameter(Mandatory)][ValidateSet('User', 'Machine')][string] $Scope,
  [Parameter(Mandatory)][string] $Folder
)
$ErrorActionPreference = 'Stop'

$key = if ($Scope -eq 'Machine') {
  [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\CurrentControlSet\Control\Session Manager\Environment', $true)
} else {
  [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment')
}
# By [Environment]::GetEnvironmentVariable variables in it would be replaced by what they are now, for good.
$path = [string] $key.GetValue('Path', '', [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
$folders = @($path.Split(';') | Where-Object { $_ -ne '' -and $_.TrimEnd('\') -ne $Folder.TrimEnd('\') })
if ($What -eq 'add') { $folders += $Folder }
$key.SetValue('Path', ($folders -join ';'), [Microsoft.Win32.RegistryValueKind]::ExpandString)
$key.Close()
