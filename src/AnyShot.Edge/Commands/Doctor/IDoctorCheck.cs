namespace AnyShot.Edge.Commands.Doctor;

/// <summary>One thing that can be wrong with a machine or a configuration. Looks only: a check changes nothing and publishes nothing.</summary>
public interface IDoctorCheck
{
    /// <summary>A few words for the first column, for example <c>camera line</c>.</summary>
    string Name { get; }

    /// <summary>Looks once. What is wrong is a finding, not an exception.</summary>
    Task<Finding> RunAsync(CancellationToken cancellationToken);
}
