using System.Net;
using System.Text;
using Complaints.Exchange;
using Complaints.Quality;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Exchange;

/// <summary>A year of a national register of complaints. The figures were counted in the file by other means.</summary>
public sealed class RealRegisterTests
{
    private const string Register = "procon_2017.csv";

    private const string Mapping = """
        {
          "name": "PROCON 2017",
          "separator": ";",
          "nullWords": ["NULL"],
          "columns": {
            "openedAt": "DataAbertura",
            "closedAt": "DataArquivamento",
            "store": "NumeroCNPJ",
            "defect": "CodigoProblema",
            "defectName": "DescricaoProblema",
            "problem": "DescricaoProblema",
            "style": "CodigoAssunto",
            "styleName": "DescricaoAssunto",
            "outcome": "Atendida"
          },
          "values": { "outcome": { "S": "met", "N": "notMet" } },
          "defaults": { "store": "PROCON" }
        }
        """;

    [SharedFact(Register)]
    public async Task Register_of_2017_keeps_its_totals()
    {
        await using var app = await ComplaintsApp.Start();
        var file = await File.ReadAllBytesAsync(SharedFactAttribute.Find(Register)!);

        var report = await (await app.TryImport(file, Mapping)).Is<ImportReport>(HttpStatusCode.OK);

        Assert.Equal((1034, 1034, 0), (report.Read, report.Imported, report.Refused.Count));
        Assert.Equal(1034, (await app.Done(app.Quality, new ListTickets(Source: "PROCON 2017"))).Total);
        Assert.Equal(391, (await app.Done(app.Quality, new ListTickets(Source: "PROCON 2017", Outcome: "notMet"))).Total);
        Assert.Equal(643, (await app.Done(app.Quality, new ListTickets(Source: "PROCON 2017", Outcome: "met"))).Total);
        var months = await app.Done(app.Quality, new ShowTrend(new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31), "month", Source: "PROCON 2017"));
        Assert.Equal([19, 38, 34, 41, 45, 60, 61, 117, 74, 92, 66, 17], months.Items.Select(month => month.Count));
        var pareto = await app.Done(app.Quality, new ShowPareto(By: "problem", Source: "PROCON 2017"));
        Assert.Equal((768, 266), (pareto.Total, pareto.Unstated));
        Assert.Equal([211, 105, 96], pareto.Items.Take(3).Select(item => item.Count));
        Assert.True(pareto.Items[8].Cumulative < 0.8 && pareto.Items[9].Cumulative >= 0.8, "Ten problems make 80 %, nine do not.");
    }

    [SharedFact(Register)]
    public async Task Register_that_comes_again_imports_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var file = await File.ReadAllBytesAsync(SharedFactAttribute.Find(Register)!);
        await (await app.TryImport(file, Mapping)).Is<ImportReport>(HttpStatusCode.OK);

        var again = await (await app.TryImport(file, Mapping)).Is<ImportReport>(HttpStatusCode.OK);
        var reencoded = Encoding.UTF8.GetString(file)[1..].Replace("\r\n", "\n", StringComparison.Ordinal);
        var inOtherForm = await (await app.TryImport([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(reencoded)], Mapping)).Is<ImportReport>(HttpStatusCode.OK);

        Assert.Equal((1034, 0, 1034), (again.Read, again.Imported, again.Duplicates));
        Assert.All(again.Refused, row => Assert.StartsWith("Already imported as C26-", row.Reason, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(2, 1034), again.Refused.Select(row => row.Line));
        Assert.Equal((0, 1034), (inOtherForm.Imported, inOtherForm.Duplicates));
        Assert.Equal(1034, (await app.Done(app.Quality, new ListTickets(Source: "PROCON 2017"))).Total);
    }
}
