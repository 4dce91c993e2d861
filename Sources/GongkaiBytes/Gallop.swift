// Where among ascending numbers does one stand, when it is mostly near?

/// The first index from `start` on whose value is not below `target`, or the number of values;
/// `start` is at most that, and not negative. The values ascend.
///
/// Source: Bentley and Yao, "An almost optimal algorithm for unbounded searching", Information
/// Processing Letters 5(3), 1976, doi:10.1016/0020-0190(76)90071-5.
@inlinable @inline(__always)
public func gallop(_ values: Span<UInt32>, to target: UInt32, from start: Int) -> Int {
  var low = start
  guard low < values.count, values[low] < target else { return low }
  var step = 1
  while low &+ step < values.count && values[low &+ step] < target {
    low &+= step
    step &*= 2
  }
  var high = min(values.count, low &+ step)
  while low &+ 1 < high {
    let middle = (low &+ high) / 2
    if values[middle] < target { low = middle } else { high = middle }
  }
  return high
}
