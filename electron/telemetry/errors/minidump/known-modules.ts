/** A module that may be named. */
export interface KnownModule {
  readonly name: string;
  /** Whether it comes with the app, so that its build can be told and there are symbols for it. */
  readonly isOurs: boolean;
}

/** The name by which each is reported, and the stems of the file names that it has on the three systems. */
const OURS: readonly (readonly [name: string, ...stems: string[]])[] = [
  ['kreya', 'kreya helper', 'kreya helper (renderer)', 'kreya helper (gpu)', 'kreya helper (plugin)'],
  [
    'electron',
    'electron helper',
    'electron helper (renderer)',
    'electron helper (gpu)',
    'electron helper (plugin)',
  ],
  ['electron framework'],
  ['ffmpeg', 'libffmpeg'],
  ['libegl'],
  ['libglesv2'],
  ['swiftshader', 'libvk_swiftshader', 'vk_swiftshader'],
  ['vulkan', 'libvulkan', 'vulkan-1'],
];

const SYSTEM: readonly (readonly [name: string, ...stems: string[]])[] = [
  // Linux
  ['ld', 'ld-linux-x86', 'ld-linux-aarch64', 'ld-linux-armhf', 'ld-linux'],
  ['linux-vdso', 'linux-gate'],
  ...names('libc libm libdl librt libpthread libstdc++ libgcc_s libgtk libgdk libglib libgobject libgio'),
  ...names('libgmodule libpango libcairo libpixman libfontconfig libfreetype libharfbuzz libatk libnss3'),
  ...names('libnssutil3 libsmime3 libnspr4 libsoftokn3 libfreebl3 libfreeblpriv3 libssl libcrypto libdbus'),
  ...names(
    'libx11 libxcb libwayland-client libxkbcommon libdrm libgbm libgl libglx libglx_mesa libegl_mesa libasound libpulse',
  ),
  ...names('libcups libexpat libz libudev libffi libgallium libglapi libllvm libvdpau libva'),
  // Windows
  ...names('ntdll kernel32 kernelbase user32 win32u gdi32 gdi32full gdiplus ole32 oleaut32 combase shell32'),
  ...names('shlwapi advapi32 rpcrt4 sechost ucrtbase msvcrt msvcp140 vcruntime140 vcruntime140_1 ws2_32'),
  ...names('mswsock winhttp crypt32 bcrypt bcryptprimitives dwrite dwmapi uxtheme comctl32 imm32 msctf'),
  ...names('d3d9 d3d11 d3d12 dxgi d2d1 d3dcompiler_47 opengl32 dcomp propsys windows.storage mfplat'),
  ...names(
    'textinputframework coremessaging coreuicomponents uiautomationcore atidxx64 nvwgf2umx igd10iumd64',
  ),
  // macOS
  ...names('dyld libsystem_kernel libsystem_c libsystem_malloc libsystem_pthread libsystem_platform'),
  ...names('libsystem_blocks libsystem_m libsystem_info libsystem_notify libsystem_trace libsystem_asl'),
  ...names(
    'libsystem_networkextension libsystem_sandbox libsystem_symptoms libdispatch libobjc libc++ libc++abi',
  ),
  ...names('libxpc libunwind appkit foundation corefoundation hitoolbox hiservices coregraphics coretext'),
  ...names(
    'quartzcore skylight security cfnetwork network iokit metal metalkit opengl iosurface audiotoolbox',
  ),
  ...names('coreaudio coremedia corevideo videotoolbox avfoundation launchservices applicationservices'),
];

function names(list: string): [string][] {
  return list.split(' ').map((name) => [name]);
}

const KNOWN = new Map(
  [OURS, SYSTEM].flatMap((modules) =>
    modules.flatMap(([name, ...stems]) =>
      [name, ...stems].map((stem): [string, KnownModule] => [stem, { name, isOurs: modules === OURS }]),
    ),
  ),
);

/** Takes version and ending from a file name: `libgtk-3.so.0` is `libgtk`, `libobjc.A.dylib` `libobjc`. */
const STEM = /^(.+?)(?:-\d[\d.]*)?(?:\.so[\d.]*|\.dll|\.exe|\.drv|(?:\.\w)?\.dylib)?$/;

/** The module that has this file name, if it is one that says nothing of the person. */
export function knownModule(fileName: string): KnownModule | undefined {
  const stem = STEM.exec(fileName.toLowerCase())?.[1];
  return stem === undefined ? undefined : KNOWN.get(stem);
}
