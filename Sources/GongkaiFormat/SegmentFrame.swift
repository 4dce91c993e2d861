// Where are the sections of a segment whose frame is damaged?

import GongkaiBytes

/// Finds sections without believing the frame: what stands in the section table must fit what
/// stands beside it, or the section's checksum.
enum SegmentFrame {
  /// The sections of `file`, as many as can be found.
  ///
  /// - Throws: `IndexError.tooOld` and `.tooNew` when the file is of another version.
  static func salvage(_ file: ByteView, path: String) throws(IndexError) -> [SectionEntry] {
    do throws(IndexError) {
      return try SegmentReader.readFrame(file, path: path)
    } catch .tooOld(let path, let found, let oldest) {
      if footerVersion(file) == found {
        throw .tooOld(path: path, found: found, oldestReadable: oldest)
      }
    } catch .tooNew(let path, let found, let newest) {
      if footerVersion(file) == found {
        throw .tooNew(path: path, found: found, newestReadable: newest)
      }
    } catch {
      // The table is looked at in any case.
    }
    let footer = file.count - SegmentLayout.footerLength
    // A segment has all sections, or all but the last.
    let all = SegmentSection.allCases.count
    for count in [all, all - 1] {
      let start = footer - count * SegmentLayout.sectionEntryLength
      guard start >= SegmentLayout.headerLength, let table = table(file, at: start, count: count)
      else { continue }
      return mended(table, in: file, tableOffset: start)
    }
    return []
  }

  private static func footerVersion(_ file: ByteView) -> UInt32? {
    try? file.u32(file.count - SegmentLayout.footerLength + 16)
  }

  /// The entries at `start`, or nil when they do not look like a table of `count`.
  private static func table(_ file: ByteView, at start: Int, count: Int) -> [SectionEntry]? {
    var entries: [SectionEntry] = []
    var numbered = 0
    for (i, section) in SegmentSection.allCases.prefix(count).enumerated() {
      let offset = start + i * SegmentLayout.sectionEntryLength
      guard let number = try? file.u32(offset), let checksum = try? file.u32(offset + 4),
        let first = try? file.u64(offset + 8), let length = try? file.u64(offset + 16)
      else { return nil }
      if number == section.rawValue { numbered += 1 }
      // No file is as long as what does not fit.
      entries.append(
        SectionEntry(
          section: section, checksum: checksum, offset: Int(clamping: first & 0xFFFF_FFFF_FFFF),
          length: Int(clamping: length & 0xFFFF_FFFF_FFFF)))
    }
    return numbered * 2 > count ? entries : nil
  }

  /// The entries that fit, some with another offset or length than they say.
  private static func mended(
    _ table: [SectionEntry], in file: ByteView, tableOffset: Int
  ) -> [SectionEntry] {
    var found: [SectionEntry] = []
    var expected: Int? = SegmentLayout.headerLength
    for (i, entry) in table.enumerated() {
      let next = i + 1 < table.count ? table[i + 1].offset : tableOffset
      var candidates = [entry]
      if let start = expected, next >= start, next <= tableOffset {
        for padding in 0..<min(SegmentLayout.alignment, next - start + 1) {
          candidates.append(
            SectionEntry(
              section: entry.section, checksum: entry.checksum, offset: start,
              length: next - start - padding))
        }
      }
      let proven = candidates.first { candidate in
        (try? file.slice(candidate.offset, candidate.length))
          .map { CRC32C.checksum($0) == entry.checksum } ?? false
      }
      let fits = entry.offset == expected && aligned(entry.offset + entry.length) == next
      if let known = proven ?? (fits ? entry : nil) {
        found.append(known)
        expected = aligned(known.offset + known.length)
      } else {
        expected = next % SegmentLayout.alignment == 0 ? next : nil
      }
    }
    return found
  }

  private static func aligned(_ offset: Int) -> Int {
    (offset + SegmentLayout.alignment - 1) / SegmentLayout.alignment * SegmentLayout.alignment
  }
}
