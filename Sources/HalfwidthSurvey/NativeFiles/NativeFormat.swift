internal import CNativeFiles

/// A format of another program whose files of respondents are read.
enum NativeFormat: Hashable, CaseIterable, Sendable {
  case spss, spssPortable, stata, sas, sasTransport, workbook

  /// The format of a file that begins so; nil for one that is not read.
  init?(_ signature: FileSignature) {
    switch signature {
    case .spss: self = .spss
    case .spssPortable: self = .spssPortable
    case .stata: self = .stata
    case .sas: self = .sas
    case .sasTransport: self = .sasTransport
    case .excelWorkbook: self = .workbook
    case .excelBinary, .openDocument, .wordDocument, .zip, .rData, .parquet, .arrow,
      .sqlite, .gzip, .otherArchive, .pdf, .rtf, .html, .xml:
      return nil
    }
  }

  /// How the child is told.
  var code: native_format {
    switch self {
    case .spss: native_spss
    case .spssPortable: native_spss_portable
    case .stata: native_stata
    case .sas: native_sas
    case .sasTransport: native_sas_transport
    case .workbook: native_workbook
    }
  }

  /// The program that writes such files.
  var program: String {
    switch self {
    case .spss, .spssPortable: "SPSS"
    case .stata: "Stata"
    case .sas, .sasTransport: "SAS"
    case .workbook: "Excel"
    }
  }

  /// Whether a file doesn't say in which encoding its texts are.
  var hidesEncoding: Bool {
    switch self {
    case .spss, .spssPortable, .sas, .workbook: false
    case .stata, .sasTransport: true
    }
  }
}
