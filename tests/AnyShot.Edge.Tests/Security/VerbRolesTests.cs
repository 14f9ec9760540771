using AnyShot.Edge.Control;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.Security;

public sealed class VerbRolesTests
{
    [Fact]
    public void All_EveryVerbOfTheDesk_IsListed() => ControlVerbs.All.Concat(ControlVerbs.HttpOnly).ShouldBeSubsetOf(VerbRoles.All.Keys);

    [Theory]
    [InlineData(Role.Viewer, ControlVerbs.Trigger, false)]
    [InlineData(Role.Technician, ControlVerbs.Trigger, true)]
    [InlineData(Role.Technician, ControlVerbs.Promote, false)]
    [InlineData(Role.Engineer, ControlVerbs.Promote, true)]
    [InlineData(Role.Technician, ControlVerbs.CameraChange, false)]
    [InlineData(Role.Engineer, ControlVerbs.CameraChange, true)]
    [InlineData(Role.Engineer, ControlVerbs.ConfigurationApply, false)]
    [InlineData(Role.Administrator, ControlVerbs.ConfigurationApply, true)]
    [InlineData(Role.Engineer, VerbRoles.Import, false)]
    [InlineData(Role.Administrator, VerbRoles.Import, true)]
    [InlineData(Role.Engineer, "what/nobody/knows", false)]
    public void Allows_RoleAndVerb_FollowsTheTable(Role role, string verb, bool allowed) =>
        VerbRoles.Allows(new Caller("someone", role, Door.Http), verb).ShouldBe(allowed);
}
