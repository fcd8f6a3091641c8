/** Builds a Windows library without code: each of its functions forwards to another library's. */

const SECTION_RVA = 0x1000;
const FILE_ALIGNMENT = 0x200;
const HEADERS = 0x200;
const PE_AT = 64;
const DIRECTORIES = 16;

/**
 * The bytes of a 64-bit DLL with that name and one exported function, a forwarder.
 * @param target the function it forwards to, such as `advapi32.SystemFunction036`
 * @see https://learn.microsoft.com/windows/win32/debug/pe-format
 */
export function forwarderDll(name: string, exported: string, target: string): Buffer {
  const section = exportSection(name, exported, target);
  const rawSize = aligned(section.length, FILE_ALIGNMENT);
  const dll = Buffer.alloc(HEADERS + rawSize);
  section.copy(dll, HEADERS);

  dll.write('MZ', 0, 'latin1');
  dll.writeUInt32LE(PE_AT, 0x3c);
  dll.write('PE\0\0', PE_AT, 'latin1');

  const coff = PE_AT + 4;
  dll.writeUInt16LE(0x8664, coff); // x64
  dll.writeUInt16LE(1, coff + 2); // sections
  dll.writeUInt16LE(112 + 8 * DIRECTORIES, coff + 16); // size of the optional header
  dll.writeUInt16LE(0x2022, coff + 18); // executable, large addresses, a DLL

  const optional = coff + 20;
  dll.writeUInt16LE(0x20b, optional); // PE32+
  dll.writeUInt32LE(rawSize, optional + 8); // initialised data
  dll.writeUInt32LE(SECTION_RVA, optional + 20); // base of code
  dll.writeBigUInt64LE(0x1_8000_0000n, optional + 24); // image base
  dll.writeUInt32LE(0x1000, optional + 32); // section alignment
  dll.writeUInt32LE(FILE_ALIGNMENT, optional + 36);
  dll.writeUInt16LE(6, optional + 40); // version of the system
  dll.writeUInt16LE(6, optional + 48); // version of the subsystem
  dll.writeUInt32LE(SECTION_RVA + aligned(section.length, 0x1000), optional + 56); // size of the image
  dll.writeUInt32LE(HEADERS, optional + 60);
  dll.writeUInt16LE(3, optional + 68); // subsystem: console
  dll.writeUInt16LE(0x100, optional + 70); // NX compatible
  for (const [index, size] of [0x10_0000n, 0x1000n, 0x10_0000n, 0x1000n].entries()) {
    dll.writeBigUInt64LE(size, optional + 72 + 8 * index); // stack and heap, reserved and committed
  }
  dll.writeUInt32LE(DIRECTORIES, optional + 108);
  dll.writeUInt32LE(SECTION_RVA, optional + 112); // the export table
  dll.writeUInt32LE(section.length, optional + 116);

  const header = optional + 112 + 8 * DIRECTORIES;
  dll.write('.rdata', header, 'latin1');
  dll.writeUInt32LE(section.length, header + 8);
  dll.writeUInt32LE(SECTION_RVA, header + 12);
  dll.writeUInt32LE(rawSize, header + 16);
  dll.writeUInt32LE(HEADERS, header + 20);
  dll.writeUInt32LE(0x4000_0040, header + 36); // initialised data, readable
  return dll;
}

/** A directory, three tables of one entry each, and the names. */
function exportSection(name: string, exported: string, target: string): Buffer {
  const [addresses, names, ordinals, texts] = [40, 44, 48, 50];
  const at = {
    name: texts,
    exported: texts + name.length + 1,
    target: texts + name.length + exported.length + 2,
  };
  const section = Buffer.alloc(at.target + target.length + 1);
  section.writeUInt32LE(SECTION_RVA + at.name, 12);
  section.writeUInt32LE(1, 16); // first ordinal
  section.writeUInt32LE(1, 20); // addresses
  section.writeUInt32LE(1, 24); // names
  section.writeUInt32LE(SECTION_RVA + addresses, 28);
  section.writeUInt32LE(SECTION_RVA + names, 32);
  section.writeUInt32LE(SECTION_RVA + ordinals, 36);
  // An address within the export table refers to a forwarder's text.
  section.writeUInt32LE(SECTION_RVA + at.target, addresses);
  section.writeUInt32LE(SECTION_RVA + at.exported, names);
  section.write(`${name}\0${exported}\0${target}\0`, texts, 'latin1');
  return section;
}

function aligned(size: number, to: number): number {
  return Math.ceil(size / to) * to;
}
