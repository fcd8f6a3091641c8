/** A module that may be named. */
export interface KnownModule {
  readonly name: string;
  /** Whether it comes with the app, so that its build can be told and there are symbols for it. */
  readonly isOurs: boolean;
}

/** The name by which each is reported, and the stems of the file names that it has on the three systems. */
const OURS: readonly (readonly [name: string, ...stems: string[]])[] = [
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

const LINUX = `
  libc libm libdl librt libpthread libstdc++ libgcc_s libgtk libgdk libglib libgobject libgio libgmodule
  libpango libcairo libpixman libfontconfig libfreetype libharfbuzz libatk libnss3 libnssutil3 libsmime3
  libnspr4 libsoftokn3 libfreebl3 libfreeblpriv3 libssl libcrypto libdbus libx11 libxcb libwayland-client
  libxkbcommon libdrm libgbm libgl libglx libglx_mesa libegl_mesa libgallium libglapi libllvm libvdpau libva
  libasound libpulse libcups libexpat libz libudev libffi linux-vdso`;

const WINDOWS = `
  ntdll kernel32 kernelbase user32 win32u gdi32 gdi32full gdiplus ole32 oleaut32 combase shell32 shlwapi
  advapi32 rpcrt4 sechost ucrtbase msvcrt msvcp140 vcruntime140 vcruntime140_1 ws2_32 mswsock winhttp crypt32
  bcrypt bcryptprimitives dwrite dwmapi uxtheme comctl32 imm32 msctf textinputframework coremessaging
  coreuicomponents uiautomationcore propsys windows.storage mfplat d3d9 d3d11 d3d12 dxgi d2d1 dcomp
  d3dcompiler_47 opengl32 atidxx64 nvwgf2umx igd10iumd64`;

const MACOS = `
  dyld libsystem_kernel libsystem_c libsystem_malloc libsystem_pthread libsystem_platform libsystem_blocks
  libsystem_m libsystem_info libsystem_notify libsystem_trace libsystem_asl libsystem_networkextension
  libsystem_sandbox libsystem_symptoms libdispatch libobjc libc++ libc++abi libxpc libunwind appkit foundation
  corefoundation hitoolbox hiservices coregraphics coretext quartzcore skylight security cfnetwork network
  iokit metal metalkit opengl iosurface audiotoolbox coreaudio coremedia corevideo videotoolbox avfoundation
  launchservices applicationservices`;

/** The system's, which have one stem, but for the loader of Linux. */
const SYSTEM: readonly (readonly [name: string, ...stems: string[]])[] = [
  ['ld', 'ld-linux', 'ld-linux-x86', 'ld-linux-aarch64', 'ld-linux-armhf'],
  ...[LINUX, WINDOWS, MACOS].flatMap((list) =>
    list
      .trim()
      .split(/\s+/)
      .map((name): [string] => [name]),
  ),
];

const KNOWN = new Map(
  [OURS, SYSTEM].flatMap((modules) =>
    modules.flatMap(([name, ...stems]) =>
      [name, ...stems].map((stem): [string, KnownModule] => [stem, { name, isOurs: modules === OURS }]),
    ),
  ),
);

/** Takes version and ending from a file name: `libgtk-3.so.0` is `libgtk`, `libobjc.A.dylib` `libobjc`. */
const STEM = /^(.+?)(?:-\d[\d.]*)?(?:\.so[\d.]*|\.dll|\.exe|\.drv|(?:\.\w)?\.dylib)?$/;

const HELPER = / helper(?: \((?:renderer|gpu|plugin)\))?$/;

/**
 * The module that has this file name, if it is one that says nothing of the person. `product` is the name of the
 * executable, in lower case.
 */
export function knownModule(fileName: string, product: string): KnownModule | undefined {
  const stem = STEM.exec(fileName.toLowerCase())?.[1];
  if (stem === undefined) return undefined;
  return stem.replace(HELPER, '') === product ? { name: product, isOurs: true } : KNOWN.get(stem);
}
