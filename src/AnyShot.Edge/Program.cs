using System.CommandLine;
using AnyShot.Edge.Commands;
using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Hosting;

var root = new RootCommand("AnyShot Edge: any-shot visual inspection beside the line.")
{
    DemoCommand.Create(),
    RunCommand.Create(),
    ConfigCommand.Create(),
    TrainCommand.Create(),
    DoctorCommand.Create(),
};

var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
