/// Told before a simulation how many resamples it draws and in how many passes; what it returns is told how
/// far it is, and may stop it.
public typealias SimulationWatch = (_ total: Int, _ passes: Int) -> ResampleProgress
