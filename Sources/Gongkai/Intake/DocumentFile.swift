// Which report fills a file, or an entry of an archive?

import GongkaiBytes
import GongkaiFiles
import GongkaiReports

/// Reads whole files as reports.
enum DocumentFile {
  /// The report in a file.
  static func load(
    _ file: IntakePlan.File, _ reader: DocumentReader
  ) -> Result<LoadedReport, IntakeProblem> {
    let bytes: [UInt8]
    do throws(FileError) {
      let opened = try InputFile(file.path)
      guard opened.size <= ReportLimits.maximumBytes else {
        return .failure(
          file.origin.problem(
            .report(.tooLong(bytes: opened.size, limit: ReportLimits.maximumBytes))))
      }
      bytes = try opened.read(at: 0, count: opened.size)
    } catch {
      return .failure(file.origin.problem(.file(error)))
    }
    return load(bytes, named: file.format, file.origin, reader)
  }

  /// The report in an entry.
  static func load(
    _ archive: OpenArchive, _ index: Int, _ reader: DocumentReader
  ) -> Result<LoadedReport, IntakeProblem> {
    let origin = archive.origin(of: index)
    let format = FileFormat(fileName: archive.names[index]) ?? .text
    do throws(FileProblem) {
      let bytes = try archive.zip.read(
        archive.zip.entries[index], limit: ReportLimits.maximumBytes)
      return load(bytes, named: format, origin, reader)
    } catch {
      return .failure(origin.problem(.content(error)))
    }
  }

  private static func load(
    _ bytes: [UInt8], named format: FileFormat, _ origin: IntakeOrigin, _ reader: DocumentReader
  ) -> Result<LoadedReport, IntakeProblem> {
    let text: FileText
    do throws(FileProblem) {
      text = try reader.read(bytes, named: format)
    } catch {
      return .failure(origin.problem(.content(error)))
    }
    do throws(ReportProblem) {
      var report = try TextReport.read(id: origin.id, text: text.text, statedTitle: text.title)
      report.format = text.format.rawValue
      report.encoding = text.encoding.rawValue
      report.damagedPlaces = text.damagedPlaces
      report.fields = text.properties.map { Report.StoredField(name: $0.name, value: $0.value) }
      return .success(LoadedReport(report: report, sourceHash: SHA256.digest(bytes)))
    } catch {
      return .failure(origin.problem(.report(error)))
    }
  }
}
