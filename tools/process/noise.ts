// `[4711:0102/030405.678901:ERROR:bus.cc(407)] …`; since Chromium 135 with a path and a colon:
// `dbus/bus.cc:408]`.
const CHROMIUM_LINE = /^\[[\d:]+\/[\d.]+:(?:VERBOSE\d*|INFO|WARNING|ERROR):(?<file>[\w./-]+\.cc)[(:]\d+\)?\]/;
const NOISY_FILE =
  /(?:^|\/)(?:bus|object_proxy|dbus\w*|alsa\w*|\w*audio\w*|\w*gpu\w*|\w*viz\w*|gl_\w+|\w*egl\w*|\w*vulkan\w*|angle\w*|vaapi\w*|shared_image\w*|\w*raster\w*|\w*x11\w*|command_buffer\w*)\.cc$/;

/**
 * Whether a line on the app's standard error is Chromium complaining that this machine has no D-Bus, graphics
 * card or sound. Everything else is worth reading, even if it comes from Chromium.
 */
export function isNoise(line: string): boolean {
  const file = CHROMIUM_LINE.exec(line)?.groups?.['file'];
  return (file !== undefined && NOISY_FILE.test(file)) || line.startsWith('ALSA lib ');
}
