using System.CommandLine;
using AnyShot.Edge.Commands;
using AnyShot.Edge.Commands.Classes;
using AnyShot.Edge.Commands.Certificates;
using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Commands.Mapping;
using AnyShot.Edge.Commands.Pretraining;
using AnyShot.Edge.Commands.Prompting;
using AnyShot.Edge.Commands.Training;
using AnyShot.Edge.Commands.Users;
using AnyShot.Edge.Hosting;

var root = new RootCommand("AnyShot Edge: any-shot visual inspection beside the line.")
{
    DemoCommand.Create(),
    RunCommand.Create(),
    ConfigCommand.Create(),
    TrainCommand.Create(),
    PretrainCommand.Create(),
    PromptCommand.Create(),
    EvaluateCommand.Create(),
    MapCommand.Create(),
    CollectCommand.Create(),
    DoctorCommand.Create(),
    UsersCommand.Create(),
    ClassesCommand.Create(),
    CertsCommand.Create(),
};

// "anyshot pretrain help" asks for help, and must not train into a folder of that name.
var parsed = root.Parse(args is [.. var words, "help"] ? [.. words, "--help"] : args);

// Ctrl+C and SIGTERM cancel the command's token; the agent then drains for five seconds at most before it would be cut off.
var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(8) });
return parsed.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
