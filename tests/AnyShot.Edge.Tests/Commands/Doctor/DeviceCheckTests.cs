using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Commands.Doctor.Checks;

namespace AnyShot.Edge.Tests.Commands.Doctor;

public sealed class DeviceCheckTests
{
    [Theory]
    [InlineData("cpu", 0, FindingLevel.Ok)]
    [InlineData("auto", 0, FindingLevel.Ok)]
    [InlineData("auto", 2, FindingLevel.Ok)]
    [InlineData("cuda", 1, FindingLevel.Ok)]
    [InlineData("cuda", 0, FindingLevel.Fail)]
    [InlineData("cuda:1", 2, FindingLevel.Ok)]
    [InlineData("cuda:1", 1, FindingLevel.Fail)]
    public void Judge_SettingAgainstDevices_Decides(string device, int count, FindingLevel level) => DeviceCheck.Judge(device, count).Level.ShouldBe(level);

    [Fact]
    public async Task BindingCheck_StaticConstructorFails_ShowsTheCause()
    {
        var error = new TypeInitializationException("Native", new DllNotFoundException("libanyshot_torch.so: cannot open"));

        var finding = await new BindingCheck("tensor library", () => throw error, "apt-get install it").RunAsync(CancellationToken.None);

        finding.Level.ShouldBe(FindingLevel.Fail);
        finding.Sentence.ShouldContain("libanyshot_torch.so: cannot open");
        finding.Advice.ShouldBe("apt-get install it");
    }

    [Fact]
    public async Task ForMachine_OnTheMachineOfTheTests_FindsItsLibraries()
    {
        var round = new DoctorRound(TimeProvider.System, TimeSpan.FromMinutes(1));
        var items = await round.RunAsync(DoctorChecks.ForMachine(TimeProvider.System), CancellationToken.None).ToListAsync();

        items.Where(item => item.Name is "tensor library" or "image library" or "MQTT library" or "BLAS" or "Node.js")
            .ShouldAllBe(item => item.Level == FindingLevel.Ok);
    }
}
