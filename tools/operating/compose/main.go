// Loads a Compose file as Docker Compose does, with its schema and its variables, and prints the names of its services.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	options, err := cli.NewProjectOptions([]string{os.Args[1]}, cli.WithOsEnv)
	if err == nil {
		var project, failure = options.LoadProject(context.Background())
		if failure == nil {
			fmt.Println(strings.Join(project.ServiceNames(), " "))
			return
		}
		err = failure
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
