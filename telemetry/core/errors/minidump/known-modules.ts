import type { Os } from './system.ts';

/** A module whose name is safe to report. */
export interface KnownModule {
  readonly name: string;
  /** Whether it ships with the app, so that its build is safe to report and has symbols. */
  readonly isOurs: boolean;
  readonly debugFiles?: DebugFiles | undefined;
}

/** The file names under which a module's symbols are published. */
type DebugFiles = { readonly [System in Exclude<Os, 'unknown'>]?: string };

/** Electron's executable; its symbols keep this name when a product renames it. */
const EXECUTABLE: DebugFiles = { linux: 'electron', windows: 'electron.exe.pdb' };

const HELPERS = ['renderer', 'gpu', 'plugin'];

/** A module that ships with the app: the name it is reported by, its other stems, and its symbols. */
type Own = readonly [name: string, stems: readonly string[], debugFiles?: DebugFiles];

const OURS: readonly Own[] = [
  ['electron', ['electron helper', ...HELPERS.map((kind) => `electron helper (${kind})`)], EXECUTABLE],
  ['electron framework', [], { macos: 'Electron Framework' }],
  ['ffmpeg', ['libffmpeg'], { linux: 'libffmpeg.so', windows: 'ffmpeg.dll.pdb', macos: 'libffmpeg.dylib' }],
  ['libegl', [], { linux: 'libEGL.so', windows: 'libEGL.dll.pdb', macos: 'libEGL.dylib' }],
  ['libglesv2', [], { linux: 'libGLESv2.so', windows: 'libGLESv2.dll.pdb', macos: 'libGLESv2.dylib' }],
  [
    'swiftshader',
    ['libvk_swiftshader', 'vk_swiftshader'],
    { linux: 'libvk_swiftshader.so', windows: 'vk_swiftshader.dll.pdb', macos: 'libvk_swiftshader.dylib' },
  ],
  ['vulkan', ['libvulkan', 'vulkan-1'], { linux: 'libvulkan.so.1', windows: 'vulkan-1.dll.pdb' }],
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
  dyld libdyld libsystem_kernel libsystem_c libsystem_malloc libsystem_pthread libsystem_platform libsystem_blocks
  libsystem_m libsystem_info libsystem_notify libsystem_trace libsystem_asl libsystem_networkextension
  libsystem_sandbox libsystem_symptoms libdispatch libobjc libc++ libc++abi libxpc libunwind appkit foundation
  corefoundation hitoolbox hiservices coregraphics coretext quartzcore skylight security cfnetwork network
  iokit metal metalkit opengl iosurface audiotoolbox coreaudio coremedia corevideo videotoolbox avfoundation
  launchservices applicationservices`;

/** The system's modules, each with one stem, except the loader of Linux. */
const SYSTEM: readonly (readonly [name: string, ...stems: string[]])[] = [
  ['ld', 'ld-linux', 'ld-linux-x86', 'ld-linux-aarch64', 'ld-linux-armhf'],
  ...[LINUX, WINDOWS, MACOS].flatMap((list) =>
    list
      .trim()
      .split(/\s+/)
      .map((name): [string] => [name]),
  ),
];

const KNOWN = new Map<string, KnownModule>();
for (const [name, stems, debugFiles] of OURS) {
  for (const stem of [name, ...stems]) KNOWN.set(stem, { name, isOurs: true, debugFiles });
}
for (const [name, ...stems] of SYSTEM) {
  for (const stem of [name, ...stems]) KNOWN.set(stem, { name, isOurs: false });
}

/**
 * Strips version and extension from a file name: `libgtk-3.so.0` becomes `libgtk`, `libobjc.A.dylib` becomes
 * `libobjc`.
 */
const STEM = /^(.+?)(?:-\d[\d.]*)?(?:\.so[\d.]*|\.dll|\.exe|\.drv|(?:\.\w)?\.dylib)?$/;

const HELPER = new RegExp(` helper(?: \\((?:${HELPERS.join('|')})\\))?$`);

/**
 * The module with this file name, if it reveals nothing about the person. `product` is the name of the
 * executable, in lower case.
 */
export function knownModule(fileName: string, product: string): KnownModule | undefined {
  const stem = STEM.exec(fileName.toLowerCase())?.[1];
  if (stem === undefined) return undefined;
  return stem.replace(HELPER, '') === product
    ? { name: product, isOurs: true, debugFiles: EXECUTABLE }
    : KNOWN.get(stem);
}
