@main enum GateRunner { static func main() {} }
