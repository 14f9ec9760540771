namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Whether a binding and the libraries under it work: asks for something harmless and shows the answer.</summary>
internal sealed class BindingCheck(string name, Func<string> ask, string advice) : IDoctorCheck
{
    public string Name => name;

    public Task<Finding> RunAsync(CancellationToken cancellationToken) => Task.FromResult(Look());

    private Finding Look()
    {
        try
        {
            return Finding.Ok(ask());
        }
        catch (Exception error)
        {
            // A static constructor hides the loader's own words in its inner exception.
            var cause = error is TypeInitializationException { InnerException: { } inner } ? inner : error;
            return Finding.Fail($"Cannot be used: {cause.Message.Split('\n')[0].Trim()}", advice);
        }
    }
}
